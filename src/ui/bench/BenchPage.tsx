import * as words from '#words/ui/bench';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { benchReport, millisecondsOf, ratioOf } from '../../state/bench/bench-report';
import { benchSizes } from '../../state/bench/bench-sizes';
import { measureBackends, type BenchRow } from '../../state/bench/measure-backends';
import { messageOf } from '../../math/text/message-of';
import { CopyableCode } from '../dialogs/CopyableCode';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { formatCount } from '../words/format';
import { marked } from '../../words/numbers';
import './bench-page.css';

/** `?bench`: how fast a training step is on a visitor's own machine, with a report to copy. */
export function BenchPage(): ReactElement {
  const { client } = usePlayground();
  const { startUp, backends } = usePlaygroundState((state) => ({ startUp: state.startUp, backends: state.facts.backends }));
  const [rows, setRows] = useState<readonly BenchRow[]>([]);
  const [under, setUnder] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const [machine, setMachine] = useState<Omit<Parameters<typeof benchReport>[1], 'backends'> | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function measure(): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    setRows([]);
    setFailure(null);
    setMachine({
      browser: navigator.userAgent,
      cores: navigator.hardwareConcurrency,
      isIsolated: crossOriginIsolated,
      date: new Date(),
    });
    try {
      for (const size of benchSizes) {
        setUnder(size.name);
        const row = await measureBackends(client, size, controller.signal);
        setRows((former) => [...former, row]);
      }
    } catch (error) {
      if (!controller.signal.aborted) setFailure(messageOf(error));
    } finally {
      setUnder(null);
      running.current = null;
    }
  }

  const status =
    startUp === 'failed'
      ? words.noBackend
      : startUp === 'starting'
        ? words.gettingReady
        : under !== null
          ? words.measuring(under, rows.length + 1, benchSizes.length)
          : failure !== null
            ? words.hasStopped(failure)
            : rows.length === benchSizes.length
              ? words.done
              : rows.length > 0
                ? words.stopped
                : words.closeOthers;
  return (
    <main className="bench">
      <h1>{words.title}</h1>
      <p>{words.about}</p>
      <div className="bench-actions">
        {under === null ? (
          <button type="button" className="button primary" disabled={startUp !== 'ready'} onClick={() => void measure()}>
            {rows.length === 0 ? words.start : words.again}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => running.current?.abort()}>
            {words.stop}
          </button>
        )}
        <p role="status">{status}</p>
        <a href={location.pathname}>{words.toPlayground}</a>
      </div>
      {rows.length === 0 ? null : (
        <table>
          <caption className="visually-hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.model}</th>
              <th scope="col">{words.width}</th>
              <th scope="col">{words.weights}</th>
              <th scope="col">{words.webgpu}</th>
              <th scope="col">{words.wasm}</th>
              <th scope="col">{words.ratio}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, width, weights, times }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{width}</td>
                <td>{formatCount(weights)}</td>
                <td>{marked(millisecondsOf(times.webgpu))}</td>
                <td>{marked(millisecondsOf(times.wasm))}</td>
                <td>{marked(ratioOf(times.wasm, times.webgpu))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length === 0 || machine === null || under !== null ? null : (
        <>
          <h2>{words.report}</h2>
          <p>{words.toHandOn}</p>
          <CopyableCode label={words.reportOfBench} code={benchReport(rows, { ...machine, backends })} />
        </>
      )}
    </main>
  );
}
