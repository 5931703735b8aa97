import { useEffect, useRef, useState, type ReactElement } from 'react';
import { benchReport, millisecondsOf, ratioOf } from '../../state/bench/bench-report';
import { benchSizes } from '../../state/bench/bench-sizes';
import { measureBackends, type BenchRow } from '../../state/bench/measure-backends';
import { messageOf } from '../../math/text/message-of';
import { CopyableCode } from '../dialogs/CopyableCode';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { formatCount } from '../words/format';
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
      ? 'No backend works in this browser, so there is nothing to measure.'
      : startUp === 'starting'
        ? 'Getting ready…'
        : under !== null
          ? `Measuring the ${under} model, ${rows.length + 1} of ${benchSizes.length}…`
          : failure !== null
            ? `The benchmark has stopped: ${failure}`
            : rows.length === benchSizes.length
              ? 'Done.'
              : rows.length > 0
                ? 'Stopped. What was measured stays.'
                : 'Close what else keeps this machine busy, then start.';
  return (
    <main className="bench">
      <h1>How fast is training here?</h1>
      <p>
        Trains four sizes of one ternary model on everything that this browser offers, a few steps in turn, and writes down how long a step
        takes. On a laptop that is about a minute. Nothing leaves this machine, and nothing is kept.
      </p>
      <div className="bench-actions">
        {under === null ? (
          <button type="button" className="button primary" disabled={startUp !== 'ready'} onClick={() => void measure()}>
            {rows.length === 0 ? 'Start' : 'Measure again'}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => running.current?.abort()}>
            Stop
          </button>
        )}
        <p role="status">{status}</p>
        <a href={location.pathname}>To the playground</a>
      </div>
      {rows.length === 0 ? null : (
        <table>
          <caption className="visually-hidden">Milliseconds of a training step</caption>
          <thead>
            <tr>
              <th scope="col">model</th>
              <th scope="col">width</th>
              <th scope="col">weights</th>
              <th scope="col">WebGPU, ms a step</th>
              <th scope="col">WebAssembly, ms a step</th>
              <th scope="col">WebAssembly ÷ WebGPU</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, width, weights, times }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{width}</td>
                <td>{formatCount(weights)}</td>
                <td>{millisecondsOf(times.webgpu)}</td>
                <td>{millisecondsOf(times.wasm)}</td>
                <td>{ratioOf(times.wasm, times.webgpu)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length === 0 || machine === null || under !== null ? null : (
        <>
          <h2>Report</h2>
          <p>To hand on. It names the browser and the graphics card, and nobody.</p>
          <CopyableCode label="Report of the benchmark" code={benchReport(rows, { ...machine, backends })} />
        </>
      )}
    </main>
  );
}
