import { useMemo, useRef, useState, type ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { experimentOf } from '../../experiment/defaults';
import { backendNames } from '../../experiment/experiment';
import { commandLineOf } from '../../experiment/sweep/command-line';
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
  const words = useMemo(() => measuredWords(experiment), [experiment]);
  const cells = useMemo(() => measuredCells(grid, results.values()), [grid, results]);
  const standing = useMemo(
    () => standingSentence(standingOf(grid, cells, words.unit), grid.axes, cells.length, words),
    [grid, cells, words],
  );
  const quantity = sweepQuantities(words)[shown];
  const [first, second] = grid.axes;
  const fileName = `${experiment.task}-sweep`;
  const savable = (): Savable => ({
    title: gridName(grid),
    words: standing,
    settings: grid,
    table: sweepTable(grid, results.values(), words),
  });
  const legend = grid.modes.map((mode) => ({ ...modeOf(mode).look, name: modeName(mode) }));
  return (
    <>
      <p className="sweep-name">
        {gridName(grid)}, on {backendNames[sweep.backend]}
      </p>
      <Progress listed={listed} />
      <div className="chart-head">
        <SegmentedControl
          className="small"
          label="What the chart shows"
          value={shown}
          segments={[
            { value: 'loss', label: 'loss' },
            { value: 'score', label: 'score' },
          ]}
          onChange={setShown}
        />
        <SaveMenu
          label="the results of the sweep"
          fileName={fileName}
          offered={second === undefined ? ['csv', 'json', 'svg', 'png'] : ['csv', 'json']}
          read={() => {
            const svg = place.current?.querySelector('svg') ?? null;
            return { ...savable(), ...(svg === null || second !== undefined ? {} : { picture: { svg, legend } }) };
          }}
        />
      </div>
      <p className="chart-title">
        {quantity.name}
        {first === undefined || second !== undefined ? '' : ` by ${settingName(first.setting)}`}
        {grid.seeds.length === 1 ? '' : second === undefined ? ': median, and from the lowest seed to the highest' : ', median'}
        {second === undefined ? '' : '. The stronger the colour, the better.'}
      </p>
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
      <Rows cells={cells} axes={grid.axes} seeds={grid.seeds.length} loss={words.loss} lossName={words.quantities.heldOutLoss} />
      <details className="sweep-command">
        <summary>
          The same on the command line <Icon name="chevron" size={14} />
        </summary>
        <CopyableCode code={commandLineOf(grid)} label="Command of this sweep" />
        {grid.base.data === undefined || grid.base.data === null ? null : (
          <p className="sweep-note">Put the name of the file with your data for FILE.</p>
        )}
      </details>
    </>
  );
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
      <progress value={done} max={total} aria-label="Runs that have ended" />
      <p>
        <span role="status">{isTraining ? 'Training.' : isDone ? 'All runs have ended.' : 'Stopped.'}</span> {formatCount(done)} of{' '}
        {formatCount(total)} {total === 1 ? 'run' : 'runs'}
        {isTraining
          ? `; ${training.live} at once. ${secondsLeft === null ? 'The time left is told when the first has ended.' : `${sentenceCase(formatRoughly(secondsLeft))} left, at the pace so far.`}`
          : '.'}
      </p>
      <div className="sweep-buttons">
        {isTraining ? (
          <button type="button" className="button small" onClick={() => void sweeps.stop()}>
            Stop
          </button>
        ) : isDone ? null : (
          <button type="button" className="button small primary" disabled={training !== null} onClick={() => void sweeps.goOn(sweep.id)}>
            Go on
          </button>
        )}
        <button type="button" className="button small" onClick={() => void sweeps.show(null)}>
          New sweep
        </button>
        <button type="button" className="button small" onClick={() => void sweeps.remove(sweep.id)}>
          Delete
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
    <div className="sweep-table-place" tabIndex={0} role="region" aria-label="Results of the sweep">
      <table className="comparison-table">
        <caption className="visually-hidden">
          {lossName} and score of every combination, the lowest loss first. Median of its seeds, with the lowest and the highest.
        </caption>
        <thead>
          <tr>
            <th scope="col">mode</th>
            {axes.map(({ setting }) => (
              <th scope="col" key={setting}>
                {settingLabel(setting)}
              </th>
            ))}
            <th scope="col">loss</th>
            <th scope="col">score</th>
            <th scope="col">seeds</th>
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
                <td key={axes[i]?.setting}>{valueText(value)}</td>
              ))}
              <SpreadCell spread={cell.loss} format={loss} />
              <SpreadCell spread={cell.score} format={formatShare} />
              <td>
                {cell.results.length} of {seeds}
                <Failures results={cell.results} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ended.length > MOST_ROWS ? (
        <p className="sweep-note">
          The {MOST_ROWS} lowest of {formatCount(ended.length)} rows. Save them to have all.
        </p>
      ) : null}
    </div>
  );
}

function Failures({ results }: { readonly results: readonly SweepResult[] }): ReactElement | null {
  const failed = results.filter(({ failure }) => failure !== null);
  if (failed.length === 0) return null;
  return (
    <small className="spread sweep-failure">
      {failed.length} failed: {failed[0]?.failure}
    </small>
  );
}
