import type { ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import type { Spread } from '../../math/statistics';
import type { Rung } from '../../state/findings/ladder';
import { Chart } from './kit/Chart';
import { LevelLine, Tick, ValueTick } from './kit/marks';
import { linear, polyline, ticksBetween } from './kit/scales';

const HEIGHT = 190;

/** What each number of bits reached: a dot for the median of the seeds, a bar from the least to the most, a line through the medians. */
export function LadderChart({
  rungs,
  valueOf,
  format,
  finest,
  bitsName,
  description,
}: {
  /** Ascending by bits. */
  readonly rungs: readonly Rung[];
  readonly valueOf: (rung: Rung) => Spread;
  readonly format: (value: number) => string;
  /** The smallest difference that `format` writes. */
  readonly finest: number;
  /** "1.58" */
  readonly bitsName: (bits: number) => string;
  readonly description: string;
}): ReactElement {
  const bits = [...new Set(rungs.map((rung) => rung.bits))];
  const spreads = rungs.map(valueOf);
  const ticks = ticksBetween(Math.min(...spreads.map(({ low }) => low)), Math.max(...spreads.map(({ high }) => high)), finest);
  const ends = [ticks[0] ?? 0, ticks.at(-1) ?? 1] as const;
  return (
    <Chart height={HEIGHT} margin={{ left: 52, right: 14, top: 10, bottom: 24 }} description={description}>
      {(plot) => {
        // Rungs are equally far apart: 32 bits would leave no room for the others.
        const x = linear([-0.5, bits.length - 0.5], [plot.left, plot.right]);
        const y = linear(ends, [plot.bottom, plot.top]);
        const placed = rungs.map((rung) => {
          const alike = rungs.filter((each) => each.bits === rung.bits);
          return { rung, at: x(bits.indexOf(rung.bits)) + 12 * (alike.indexOf(rung) - (alike.length - 1) / 2), spread: valueOf(rung) };
        });
        const line = bits.flatMap((each) => placed.find(({ rung }) => rung.bits === each) ?? []);
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick}>
                <LevelLine plot={plot} at={y(tick)} kind={tick === ends[0] ? 'axis' : 'grid'} />
                <ValueTick plot={plot} at={y(tick)}>
                  {format(tick)}
                </ValueTick>
              </g>
            ))}
            <path
              fill="none"
              stroke="var(--ink-3)"
              strokeWidth="1.2"
              strokeDasharray="3 3"
              d={polyline(line.map(({ at, spread }) => [at, y(spread.median)]))}
            />
            {placed.map(({ rung, at, spread }) => (
              <g key={rung.mode} stroke={modeOf(rung.mode).look.colour} fill={modeOf(rung.mode).look.colour}>
                {spread.high > spread.low ? (
                  <path
                    fill="none"
                    strokeWidth="2"
                    d={`M${at} ${y(spread.low)}V${y(spread.high)}M${at - 5} ${y(spread.low)}h10M${at - 5} ${y(spread.high)}h10`}
                  />
                ) : null}
                <circle cx={at} cy={y(spread.median)} r="4.5" />
              </g>
            ))}
            {bits.map((each, i) => (
              <Tick key={each} x={x(i)} y={HEIGHT - 7}>
                {bitsName(each)}
              </Tick>
            ))}
          </>
        );
      }}
    </Chart>
  );
}
