import type { ReactElement } from 'react';
import { modeOf, type ModeId } from '../../../catalog/modes/modes';
import type { CapacityPoint } from '../../../state/slices/capacity-slice';
import { Chart } from '../kit/Chart';
import { LevelLine, Tick, ValueTick } from '../kit/marks';
import { linear, logarithmic, polyline } from '../kit/scales';

const HEIGHT = 160;

/** Share of pairs known against how many there were, on a logarithmic axis: a line per mode, a dot per trained model. */
export function CapacityChart({
  points,
  stops,
  modes,
  words,
}: {
  readonly points: readonly CapacityPoint[];
  readonly stops: readonly number[];
  readonly modes: readonly ModeId[];
  readonly words: string;
}): ReactElement {
  const [first = 1, last = 2] = [stops[0], stops.at(-1)];
  return (
    <Chart height={HEIGHT} margin={{ left: 44, right: 12, top: 8, bottom: 22 }} description={words}>
      {(plot) => {
        const x = logarithmic([first, last], [plot.left, plot.right]);
        const y = linear([0, 1], [plot.bottom, plot.top]);
        return (
          <>
            {[0, 0.5, 1].map((score) => (
              <g key={score}>
                <LevelLine plot={plot} at={y(score)} kind={score === 0 ? 'axis' : 'grid'} />
                <ValueTick plot={plot} at={y(score)}>
                  {100 * score}%
                </ValueTick>
              </g>
            ))}
            {stops.map((pairs) => (
              <Tick key={pairs} x={x(pairs)} y={HEIGHT - 6} anchor={pairs === last ? 'end' : 'middle'}>
                {pairs}
              </Tick>
            ))}
            {modes.map((mode) => {
              const own = points.filter((point) => point.mode === mode);
              const { colour, dashes, width } = modeOf(mode).look;
              return (
                <g key={mode}>
                  {own.length < 2 ? null : (
                    <path
                      d={polyline(own.map(({ pairs, score }) => [x(pairs), y(score)]))}
                      fill="none"
                      stroke={colour}
                      strokeDasharray={dashes}
                      strokeWidth={width}
                    />
                  )}
                  {own.map(({ pairs, score }) => (
                    <circle key={pairs} cx={x(pairs)} cy={y(score)} r="3" fill={colour} />
                  ))}
                </g>
              );
            })}
          </>
        );
      }}
    </Chart>
  );
}
