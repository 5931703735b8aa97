import { percent } from '#words/ui/format';
import * as words from '#words/ui/library';
import { useId, useMemo, useState, type ReactElement } from 'react';
import type { Lens } from '../../state/slices/view-slice';
import type { LibraryEntry, LibraryId, RunLog } from '../../worker/protocol';
import { coarser, peakShare } from '../charts/histogram/histogram-geometry';
import { RIDGE_HEIGHT, ridgePath, spikesPath } from '../charts/histogram/ridge-path';
import { Chart } from '../charts/kit/Chart';
import { LevelLine, levelTick, Tick } from '../charts/kit/marks';
import { linear } from '../charts/kit/scales';
import { SegmentedControl } from '../controls/SegmentedControl';
import { formatCount } from '../words/format';
import { layerName } from '../words/layer-name';
import { lineLook } from './run-lines';
import { ALL_LAYERS, layersOf, runRidges, type LevelCounts, type RunRidge } from './run-ridges';

const ROW = 40;
/** Ridges may overlap, for one sees through them; spikes would grow together. */
const SPIKE_HEIGHT = 30;
const margin = { left: 128, right: 8, top: 6, bottom: 24 };
/** A small model has few weights in each of the recorded bins: so many are drawn as one. */
const BINS_TOGETHER = 5;
/** Letters of a name for which there is room. */
const LONGEST_NAME = 17;

/** The weights of several runs one behind the other, each as it was recorded last: where they have gathered, and where not. */
export function RunRidges(props: {
  readonly entries: readonly LibraryEntry[];
  readonly logs: ReadonlyMap<LibraryId, RunLog>;
}): ReactElement | null {
  const { entries, logs } = props;
  const [lens, setLens] = useState<Lens>('latent');
  const [layer, setLayer] = useState(ALL_LAYERS);
  const layerField = useId();
  const layers = useMemo(() => layersOf(logs.values()), [logs]);
  const ridges = useMemo(() => runRidges(entries, logs, lens, layer), [entries, logs, lens, layer]);
  const isQuantised = lens === 'quantised';
  const drawn = ridges.flatMap(({ recorded, ...ridge }) =>
    recorded === null
      ? []
      : [{ ...ridge, ...recorded, histogram: isQuantised ? recorded.histogram : coarser(recorded.histogram, BINS_TOGETHER) }],
  );
  if (layers.length === 0) return null;
  const top = Math.max(0.01, ...drawn.map(({ histogram }) => peakShare(histogram)));
  const height = margin.top + RIDGE_HEIGHT + Math.max(0, drawn.length - 1) * ROW + margin.bottom;
  const ofRuns = drawn
    .map(({ name, step, histogram, counts }) =>
      words.weightsAtStep(name, formatCount(step), isQuantised ? levelWords(counts) : nearZeroWords(histogram.counts)),
    )
    .join('; ');
  return (
    <section aria-labelledby="library-ridges">
      <h3 id="library-ridges">{words.weights}</h3>
      <div className="library-choices">
        <SegmentedControl
          className="small"
          label={words.whichWeights}
          value={lens}
          segments={[
            { value: 'latent', label: words.lenses.latent },
            { value: 'quantised', label: words.lenses.quantised },
            { value: 'effective', label: words.lenses.effective },
          ]}
          onChange={setLens}
        />
        <div className="library-choice">
          <label htmlFor={layerField}>{words.matrix}</label>
          <select id={layerField} value={layer} onChange={(event) => setLayer(event.currentTarget.value)}>
            <option value={ALL_LAYERS}>{words.allTogether}</option>
            {layers.map((name) => (
              <option key={name} value={name}>
                {layerName(name).long}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Chart className="library-ridges" height={height} margin={margin} description={words.weightsOf(drawn.length, ofRuns)}>
        {(plot) => {
          const { min, max } = drawn[0]?.histogram ?? { min: -2.5, max: 2.5 };
          const x = linear([min, max], [plot.left, plot.right]);
          return (
            <>
              {drawn.map(({ id, name, place, histogram }, row) => (
                <g key={id} transform={`translate(0 ${plot.bottom - (drawn.length - 1 - row) * ROW})`}>
                  {isQuantised ? (
                    <>
                      <LevelLine plot={plot} at={0} kind="grid" />
                      <path
                        className="spike-line"
                        d={spikesPath(histogram, plot, top, SPIKE_HEIGHT)}
                        style={{ stroke: lineLook(place).colour }}
                      />
                    </>
                  ) : (
                    <>
                      <path className="ridge-ground" d={`${ridgePath(histogram, plot, top)}V0H${plot.left}z`} />
                      <path
                        className="ridge-line"
                        d={ridgePath(histogram, plot, top)}
                        style={{ stroke: lineLook(place).colour, strokeDasharray: lineLook(place).dashes }}
                      />
                    </>
                  )}
                  <text className="library-ridge-name" x={plot.left - 8} y={-2}>
                    {name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name}
                  </text>
                </g>
              ))}
              <LevelLine plot={plot} at={plot.bottom} kind="axis" />
              {[-2, -1, 0, 1, 2].map((position) => (
                <Tick key={position} x={x(position)} y={plot.bottom + 17}>
                  {levelTick(position, '')}
                </Tick>
              ))}
            </>
          );
        }}
      </Chart>
      <p className="library-what">
        {words.ridgeNote}
        {isQuantised ? ` ${words.quantisedNote}` : ''}
        {missingWords(ridges, 'notRecorded')}
        {missingWords(ridges, 'notQuantised')}
      </p>
    </section>
  );
}

const missingWords = (ridges: readonly RunRidge[], reason: NonNullable<RunRidge['missing']>): string => {
  const names = ridges.filter(({ missing }) => missing === reason).map(({ name }) => name);
  return names.length === 0 ? '' : ` ${words.missing[reason](names.join(', '))}`;
};

/** "−1: 31%, 0: 38%, +1: 31%" */
function levelWords(counts: LevelCounts): string {
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts
    .map(([level, count]) => `${levelTick(level, '')}: ${percent(String(Math.round((100 * count) / Math.max(1, total))))}`)
    .join(', ');
}

/** How much lies in the middle fifth of the axis, ±0.5: what rounds to 0. */
function nearZeroWords(counts: readonly number[]): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const [from, to] = [Math.round(0.4 * counts.length), Math.round(0.6 * counts.length)];
  const near = counts.slice(from, to).reduce((sum, count) => sum + count, 0);
  return words.nearZero(percent(String(Math.round((100 * near) / Math.max(1, total)))));
}
