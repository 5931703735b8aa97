import * as words from '#words/ui/explorer/layers';
import type { ReactElement } from 'react';
import { scaleShape } from '../../catalog/modes/granularity';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import type { Timeline } from '../../state/record/timeline';
import type { LayerInspection } from '../../worker/protocol';
import { Chart } from '../charts/kit/Chart';
import { LevelLine, Tick, ValueTick } from '../charts/kit/marks';
import { linear, polyline, ticksBetween } from '../charts/kit/scales';
import { formatCount, formatFixed } from '../words/format';

const HEIGHT = 120;

/** The learnt scale of a matrix at every recorded step, the mean where it has more than one; nothing where none is learnt. */
export function LearntCourse(props: {
  readonly mode: ModeId;
  readonly layer: LayerInspection;
  /** In a sentence. */
  readonly name: string;
  /** Shown. */
  readonly step: number;
  readonly timeline: Timeline;
}): ReactElement | null {
  const { mode, layer, name, step, timeline } = props;
  const { rounding, granularity, symbol, look } = modeOf(mode);
  const points = timeline.flatMap(({ inspection }) =>
    inspection.layers.filter((each) => each.name === layer.name).map(({ gamma }) => ({ step: inspection.step, gamma })),
  );
  const [first] = points;
  const last = points.at(-1);
  if (rounding?.learnt === undefined || first === undefined || last === undefined) return null;
  const scales = elementCount(scaleShape(granularity, layer.shape));
  const gammas = points.map(({ gamma }) => gamma);
  const ticks = ticksBetween(Math.min(...gammas), Math.max(...gammas), 1e-4);
  const ends = [ticks[0] ?? 0, ticks.at(-1) ?? 1] as const;
  const sentence = words.learntScale(symbol, scales === 1 ? null : formatCount(scales), {
    first: [first.step, formatFixed(first.gamma, 4)],
    shown: [step, formatFixed(layer.gamma, 4)],
  });
  return (
    <section className="learnt-course" aria-label={words.learntScaleOf(name)}>
      <h3>{words.learntScaleOf(name)}</h3>
      <Chart height={HEIGHT} margin={{ left: 62, right: 14, top: 10, bottom: 24 }} description={sentence}>
        {(plot) => {
          const x = linear([first.step, Math.max(last.step, first.step + 1)], [plot.left, plot.right]);
          const y = linear(ends, [plot.bottom, plot.top]);
          return (
            <>
              {[ends[0], ends[1]].map((tick) => (
                <g key={tick}>
                  <LevelLine plot={plot} at={y(tick)} kind={tick === ends[0] ? 'axis' : 'grid'} />
                  <ValueTick plot={plot} at={y(tick)}>
                    {formatFixed(tick, 4)}
                  </ValueTick>
                </g>
              ))}
              <path
                fill="none"
                stroke={look.colour}
                strokeWidth="1.8"
                d={polyline(points.map((point) => [x(point.step), y(point.gamma)]))}
              />
              {points.map((point) => (
                <circle key={point.step} cx={x(point.step)} cy={y(point.gamma)} r={point.step === step ? 4 : 1.8} fill={look.colour} />
              ))}
              <Tick x={plot.left} y={HEIGHT - 7} anchor="start">
                {words.atStep(first.step)}
              </Tick>
              {last.step > first.step ? (
                <Tick x={plot.right} y={HEIGHT - 7} anchor="end">
                  {formatCount(last.step)}
                </Tick>
              ) : null}
            </>
          );
        }}
      </Chart>
      <p className="sentence">{sentence}</p>
    </section>
  );
}
