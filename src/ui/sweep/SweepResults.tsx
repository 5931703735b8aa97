import * as words from '#words/ui/sweep';
import { useMemo, useRef, useState, type ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { experimentOf } from '../../experiment/defaults';
import { backendNames } from '../../experiment/experiment';
import { commandLineOf } from '../../experiment/sweep/command-line';
import type { Grid } from '../../experiment/sweep/grid';
import type { SweepResult } from '../../scripting/train-grid';
import { measuredCells, standingOf, type MeasuredCell } from '../../state/sweep/sweep-cells';
import { sweepsOf, type ListedSweep } from '../../state/sweep/sweeps';
import { SpreadCell } from '../parts/SpreadCell';
import { SegmentedControl } from '../controls/SegmentedControl';
import { CopyableCode } from '../dialogs/CopyableCode';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { RunMark } from '../RunMark';
import { SaveMenu, type Savable } from '../saving/SaveMenu';
import { formatCount, formatRoughly, formatShare, sentenceCase } from '../words/format';
import { measuredWords } from '../words/measured-words';
import { modeName } from '../words/run-name';
import { standingSentence } from './standing-sentence';
import { SweepHeatMap } from './SweepHeatMap';
import { SweepLines } from './SweepLines';
import { sweepQuantities } from './sweep-quantity';
import { sweepTable } from './sweep-table';
import { gridName, settingLabel, settingName, valueText } from './swept-settings';
import { useSweeps } from '../hooks/use-sweeps';

/** Rows that are drawn; all of them are in the saved table. */
const MOST_ROWS = 100;

/** A sweep while it trains and afterwards: how far it is, a chart, what may be said of the best, all rows, and its command line. */
export function SweepResults({ listed }: { readonly listed: ListedSweep }): ReactElement {
  const { sweep } = listed;
  const { grid } = sweep;
  const results = useSweeps((state) => state.results);
  const [shown, setShown] = useState<'loss' | 'score'>('loss');
  const place = useRef<HTMLDivElement>(null);
  const experiment = useMemo(() => experimentOf({ ...grid.base, ...(grid.modes[0] === undefined ? {} : { mode: grid.modes[0] }) }), [grid]);
  const measured = useMemo(() => measuredWords(experiment), [experiment]);
  const cells = useMemo(() => measuredCells(grid, results.values()), [grid, results]);
  const standing = useMemo(
    () => standingSentence(standingOf(grid, cells, measured.unit), grid.axes, cells.length, measured),
    [grid, cells, measured],
  );
  const quantity = sweepQuantities(measured)[shown];
  const [first, second] = grid.axes;
  const fileName = `${experiment.task}-sweep`;
  const savable = (): Savable => ({
    title: gridName(grid),
    words: standing,
    settings: grid,
    table: sweepTable(grid, results.values(), measured),
  });
  const legend = grid.modes.map((mode) => ({ ...modeOf(mode).look, name: modeName(mode) }));
  return (
    <>
      <p className="sweep-name">{words.onBackend(gridName(grid), backendNames[sweep.backend])}</p>
      <Progress listed={listed} />
      <div className="chart-head">
        <SegmentedControl
          className="small"
          label={words.chartShows}
          value={shown}
          segments={[
            { value: 'loss', label: words.loss },
            { value: 'score', label: words.score },
          ]}
          onChange={setShown}
        />
        <SaveMenu
          label={words.theResults}
          fileName={fileName}
          offered={second === undefined ? ['csv', 'json', 'svg', 'png'] : ['csv', 'json']}
          read={() => {
            const svg = place.current?.querySelector('svg') ?? null;
            return { ...savable(), ...(svg === null || second !== undefined ? {} : { picture: { svg, legend } }) };
          }}
        />
      </div>
      <p className="chart-title">{titleOf(grid, quantity.name)}</p>
      {second === undefined ? (
        <ul className="sweep-legend">
          {grid.modes.map((mode) => (
            <li key={mode} className="sweep-run">
              <RunMark mode={mode} /> {modeName(mode)}
            </li>
          ))}
        </ul>
      ) : null}
      <div ref={place}>
        {first !== undefined && second !== undefined ? (
          grid.modes.map((mode) => (
            <SweepHeatMap
              key={mode}
              axes={[first, second]}
              mode={mode}
              cells={cells}
              quantity={quantity}
              fileName={fileName}
              savable={savable}
            />
          ))
        ) : (
          <SweepLines axis={first ?? null} modes={grid.modes} cells={cells} quantity={quantity} words={`${quantity.name}. ${standing}`} />
        )}
      </div>
      <p className="sentence">{standing}</p>
      <Rows cells={cells} axes={grid.axes} seeds={grid.seeds.length} loss={measured.loss} lossName={measured.quantities.heldOutLoss} />
      <details className="sweep-command">
        <summary>
          {words.onCommandLine} <Icon name="chevron" size={14} />
        </summary>
        <CopyableCode code={commandLineOf(grid)} label={words.command} />
        {grid.base.data === undefined || grid.base.data === null ? null : <p className="sweep-note">{words.fileOfData}</p>}
      </details>
    </>
  );
}

/** What the chart is of: one swept setting as lines, two as maps. */
function titleOf({ axes: [first, second], seeds }: Grid, quantity: string): string {
  const isOne = seeds.length === 1;
  if (second !== undefined) return words.strongIsBetter(isOne ? quantity : words.withMedian(quantity));
  const drawn = first === undefined ? quantity : words.bySetting(quantity, settingName(first.setting));
  return isOne ? drawn : words.withSpread(drawn);
}

function Progress({ listed: { sweep, done, total } }: { readonly listed: ListedSweep }): ReactElement {
  const sweeps = sweepsOf(usePlayground());
  const training = useSweeps((state) => state.training);
  const isTraining = training?.id === sweep.id;
  const pace = isTraining ? training.pace : { runs: 0, tookMs: 0 };
  const secondsLeft = pace.runs === 0 ? null : ((pace.tookMs / pace.runs) * (total - done)) / 1000;
  const isDone = done >= total;
  return (
    <div className="sweep-progress">
      <progress value={done} max={total} aria-label={words.endedRuns} />
      <p>
        <span role="status">{isTraining ? words.training : isDone ? words.allEnded : words.stopped}</span>{' '}
        {words.runsOf(formatCount(done), total, formatCount(total))}
        {isTraining
          ? `${words.atOnce(training.live)} ${secondsLeft === null ? words.timeLater : words.timeLeft(sentenceCase(formatRoughly(secondsLeft)))}`
          : '.'}
      </p>
      <div className="sweep-buttons">
        {isTraining ? (
          <button type="button" className="button small" onClick={() => void sweeps.stop()}>
            {words.stop}
          </button>
        ) : isDone ? null : (
          <button type="button" className="button small primary" disabled={training !== null} onClick={() => void sweeps.goOn(sweep.id)}>
            {words.goOn}
          </button>
        )}
        <button type="button" className="button small" onClick={() => void sweeps.show(null)}>
          {words.another}
        </button>
        <button type="button" className="button small" onClick={() => void sweeps.remove(sweep.id)}>
          {words.remove}
        </button>
      </div>
    </div>
  );
}

function Rows(props: {
  readonly cells: readonly MeasuredCell[];
  readonly axes: ListedSweep['sweep']['grid']['axes'];
  readonly seeds: number;
  readonly loss: (value: number) => string;
  readonly lossName: string;
}): ReactElement | null {
  const { cells, axes, seeds, loss, lossName } = props;
  const ended = cells
    .filter(({ results }) => results.length > 0)
    .toSorted((one, other) => (one.loss?.median ?? Infinity) - (other.loss?.median ?? Infinity));
  if (ended.length === 0) return null;
  return (
    // Scrolls sideways, so that a keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="sweep-table-place" tabIndex={0} role="region" aria-label={words.results}>
      <table className="comparison-table">
        <caption className="visually-hidden">{words.caption(lossName)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.mode}</th>
            {axes.map(({ setting }) => (
              <th scope="col" key={setting}>
                {settingLabel(setting)}
              </th>
            ))}
            <th scope="col">{words.loss}</th>
            <th scope="col">{words.score}</th>
            <th scope="col">{words.seedsHead}</th>
          </tr>
        </thead>
        <tbody>
          {ended.slice(0, MOST_ROWS).map((cell) => (
            <tr key={`${cell.mode} ${cell.values.map(String).join(' ')}`}>
              <th scope="row">
                <span className="sweep-run">
                  <RunMark mode={cell.mode} /> {modeName(cell.mode)}
                </span>
              </th>
              {cell.values.map((value, i) => (
                <td key={axes[i]?.setting}>{axes[i] === undefined ? null : valueText(axes[i].setting, value)}</td>
              ))}
              <SpreadCell spread={cell.loss} format={loss} />
              <SpreadCell spread={cell.score} format={formatShare} />
              <td>
                {words.resultsOf(cell.results.length, seeds)}
                <Failures results={cell.results} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ended.length > MOST_ROWS ? <p className="sweep-note">{words.lowestRows(MOST_ROWS, formatCount(ended.length))}</p> : null}
    </div>
  );
}

function Failures({ results }: { readonly results: readonly SweepResult[] }): ReactElement | null {
  const failed = results.filter(({ failure }) => failure !== null);
  if (failed.length === 0) return null;
  return <small className="spread sweep-failure">{words.failed(failed.length, failed[0]?.failure ?? '')}</small>;
}
