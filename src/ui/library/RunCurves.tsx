import { percent } from '#words/ui/format';
import * as words from '#words/ui/library';
import { useMemo, useState, type ReactElement } from 'react';
import type { LibraryEntry, LibraryId, RunLog } from '../../worker/protocol';
import { Chart } from '../charts/kit/Chart';
import { LevelLine, Tick, ValueTick } from '../charts/kit/marks';
import { linear, logarithmic, logTicks, niceTicks, polyline, wholeTicks } from '../charts/kit/scales';
import { SegmentedControl } from '../controls/SegmentedControl';
import { marked } from '../../words/numbers';
import { formatCount, formatShare } from '../words/format';
import { measuredWords } from '../words/measured-words';
import { drawable, lineLook, pointsOf, smoothed, type CurvePoint, type CurveQuantity, type Smoothing } from './run-lines';
import { RunLineMark } from './RunLineMark';

const HEIGHT = 240;
const margin = { left: 48, right: 10, top: 8, bottom: 24 };

/** Loss or score of several runs by step, each a line, as measured or smoothed, on an even or a logarithmic axis. */
export function RunCurves(props: {
  readonly entries: readonly LibraryEntry[];
  readonly logs: ReadonlyMap<LibraryId, RunLog>;
}): ReactElement {
  const { entries, logs } = props;
  const [quantity, setQuantity] = useState<CurveQuantity>('heldOutLoss');
  const [smoothing, setSmoothing] = useState<Smoothing>('none');
  const [axis, setAxis] = useState<'linear' | 'logarithmic'>('linear');
  const lines = useMemo(
    () =>
      entries.map(({ id, name }, place) => {
        const log = logs.get(id);
        const points = log === undefined ? [] : pointsOf(log, quantity);
        const drawn = (by: Smoothing): readonly CurvePoint[] => drawable(smoothed(points, by), 2 * entries.length);
        return { id, name, look: lineLook(place), measured: drawn('none'), smooth: smoothing === 'none' ? null : drawn(smoothing) };
      }),
    [entries, logs, quantity, smoothing],
  );
  const [first] = entries;
  if (first === undefined) return <></>;
  const { quantities, loss } = measuredWords(first.experiment);
  const isScore = quantity === 'score';
  const isLog = axis === 'logarithmic' && !isScore;
  const format = isScore ? formatShare : loss;
  const values = lines.flatMap(({ measured }) => measured.map(({ value }) => value)).filter((value) => !isLog || value > 0);
  const lastStep = Math.max(1, ...lines.flatMap(({ measured }) => measured.at(-1)?.step ?? []));
  const highest = isScore ? 1 : Math.max(Number.MIN_VALUE, ...values);
  const ticksY = isScore
    ? [0, 0.25, 0.5, 0.75, 1]
    : isLog && values.length > 0
      ? logTicks(Math.min(...values), highest)
      : niceTicks(highest);
  const ends = [ticksY[0] ?? 0, ticksY.at(-1) ?? 1] as const;
  const ofLines = lines
    .map(({ name, measured }) => {
      const [begin, end] = [measured[0], measured.at(-1)];
      if (begin === undefined || end === undefined) return words.notMeasured(name);
      return words.fromTo(name, format(begin.value), format(end.value), formatCount(end.step));
    })
    .join('; ');
  const description = (isLog ? words.pictureLogarithmic : words.picture)(quantities[quantity], ofLines);
  return (
    <section aria-labelledby="library-curves">
      <h3 id="library-curves">{words.curves}</h3>
      <div className="library-choices">
        <SegmentedControl
          className="small"
          label={words.drawn}
          value={quantity}
          segments={[
            { value: 'heldOutLoss', label: words.quantities.heldOutLoss },
            { value: 'score', label: words.quantities.score },
            { value: 'trainLoss', label: words.quantities.trainLoss },
          ]}
          onChange={setQuantity}
        />
        <SegmentedControl
          className="small"
          label={words.smoothing}
          value={smoothing}
          segments={[
            { value: 'none', label: words.smoothings.none },
            { value: 'some', label: words.smoothings.some },
            { value: 'much', label: words.smoothings.much },
          ]}
          onChange={setSmoothing}
        />
        <SegmentedControl
          className="small"
          label={words.axis}
          value={isLog ? 'logarithmic' : 'linear'}
          segments={[
            { value: 'linear', label: words.axes.linear },
            { value: 'logarithmic', label: words.axes.logarithmic, disabled: isScore },
          ]}
          onChange={setAxis}
        />
      </div>
      <p className="chart-title">{(smoothing === 'none' ? words.byStep : words.smoothedByStep)(quantities[quantity])}</p>
      <ul className="library-legend">
        {lines.map(({ id, name }, place) => (
          <li key={id}>
            <RunLineMark place={place} /> {name}
          </li>
        ))}
      </ul>
      <Chart height={HEIGHT} margin={margin} description={description}>
        {(plot) => {
          const x = linear([0, lastStep], [plot.left, plot.right]);
          const y = isLog ? logarithmic(ends, [plot.bottom, plot.top]) : linear(ends, [plot.bottom, plot.top]);
          const path = (points: readonly CurvePoint[]): string =>
            polyline(points.filter(({ value }) => !isLog || value > 0).map(({ step, value }) => [x(step), y(value)]));
          return (
            <>
              {ticksY.map((tick, i) => (
                <g key={tick}>
                  <LevelLine plot={plot} at={y(tick)} kind={i === 0 ? 'axis' : 'grid'} />
                  <ValueTick plot={plot} at={y(tick)}>
                    {isScore ? percent(String(Math.round(100 * tick))) : marked(String(Number(tick.toPrecision(3))))}
                  </ValueTick>
                </g>
              ))}
              {wholeTicks(lastStep).map((step) => (
                <Tick key={step} x={x(step)} y={HEIGHT - 6} anchor={step === lastStep ? 'end' : 'middle'}>
                  {formatCount(step)}
                </Tick>
              ))}
              {lines.map(({ id, look, measured, smooth }) => (
                <g key={id} fill="none" stroke={look.colour} strokeDasharray={look.dashes} strokeLinejoin="round">
                  <path d={path(measured)} strokeWidth={smooth === null ? 2 : 1} strokeOpacity={smooth === null ? 1 : 0.35} />
                  {smooth === null ? null : <path d={path(smooth)} strokeWidth={2.2} />}
                  {measured.length === 1 && measured[0] !== undefined ? (
                    <circle cx={x(measured[0].step)} cy={y(measured[0].value)} r={3} fill={look.colour} />
                  ) : null}
                </g>
              ))}
            </>
          );
        }}
      </Chart>
    </section>
  );
}
