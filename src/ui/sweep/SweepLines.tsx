import type { ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { valuesOf, type GridAxis, type SettingValue } from '../../experiment/sweep/grid';
import type { MeasuredCell } from '../../state/sweep/sweep-cells';
import { Chart } from '../charts/kit/Chart';
import { LevelLine, Tick, ValueTick } from '../charts/kit/marks';
import { linear, logarithmic, polyline, ticksBetween } from '../charts/kit/scales';
import { valueText } from './swept-settings';
import type { SweepQuantity } from './sweep-quantity';

const HEIGHT = 220;
const margin = { left: 52, right: 16, top: 10, bottom: 24 } as const;
/** Between two values that are written below the axis, in CSS pixels. */
const TICK_ROOM = 44;

/**
 * One swept setting: a line through the medians for each mode, and a band from the lowest seed to the highest. Only what was
 * trained has a dot; lines between dots lead the eye, and claim nothing.
 */
export function SweepLines(props: {
  /** Null: nothing but the mode differs. */
  readonly axis: GridAxis | null;
  readonly modes: readonly ModeId[];
  readonly cells: readonly MeasuredCell[];
  readonly quantity: SweepQuantity;
  readonly words: string;
}): ReactElement {
  const { axis, modes, cells, quantity, words } = props;
  const places = axis === null ? [''] : placesOf(axis, modes);
  const spreads = cells.flatMap((cell) => quantity.of(cell) ?? []);
  const ticks =
    quantity.ceiling === 1 || spreads.length === 0
      ? [0, 0.25, 0.5, 0.75, 1]
      : ticksBetween(Math.min(...spreads.map(({ low }) => low)), Math.max(...spreads.map(({ high }) => high)));
  return (
    <Chart height={HEIGHT} margin={margin} description={words} className="sweep-chart">
      {(plot) => {
        const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
        const x = placing(places, [plot.left + 14, plot.right - 14]);
        let last = -Infinity;
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick}>
                <LevelLine plot={plot} at={y(tick)} kind={tick === ticks[0] ? 'axis' : 'grid'} />
                <ValueTick plot={plot} at={y(tick)}>
                  {quantity.tick(tick)}
                </ValueTick>
              </g>
            ))}
            {places.map((place) => {
              const at = x(place);
              if (at - last < TICK_ROOM) return null;
              last = at;
              return (
                <Tick key={String(place)} x={at} y={HEIGHT - 6}>
                  {axis === null ? '' : valueText(axis.setting, place)}
                </Tick>
              );
            })}
            {modes.map((mode) => {
              const { colour, dashes, width } = modeOf(mode).look;
              const points = cells
                .filter((cell) => cell.mode === mode)
                .flatMap((cell) => {
                  const spread = quantity.of(cell);
                  return spread === null ? [] : [{ at: x(cell.values[0] ?? (axis === null ? '' : null)), spread }];
                })
                .toSorted((one, other) => one.at - other.at);
              const upper = points.map(({ at, spread }) => [at, y(spread.high)] as const);
              const lower = points.map(({ at, spread }) => [at, y(spread.low)] as const);
              return (
                <g key={mode} style={{ color: colour }}>
                  {points.length < 2 ? null : (
                    <>
                      <path d={`${polyline([...upper, ...lower.toReversed()])}Z`} fill="currentcolor" opacity="0.14" />
                      <path
                        d={polyline(points.map(({ at, spread }) => [at, y(spread.median)]))}
                        fill="none"
                        stroke="currentcolor"
                        strokeDasharray={dashes}
                        strokeWidth={width}
                      />
                    </>
                  )}
                  {points.map(({ at, spread }) => (
                    <g key={at}>
                      <path d={`M${at} ${y(spread.low)}V${y(spread.high)}`} stroke="currentcolor" strokeWidth="1.5" />
                      <circle cx={at} cy={y(spread.median)} r="3.5" fill="currentcolor" />
                    </g>
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

/** The values of all modes, each once; numbers ascending. */
function placesOf(axis: GridAxis, modes: readonly ModeId[]): readonly SettingValue[] {
  const all = [...new Set(modes.flatMap((mode) => valuesOf(axis, mode)))];
  return all.every((value) => typeof value === 'number') ? all.toSorted((one, other) => one - other) : all;
}

/** Numbers by what they are, by their ratios where these are large; anything else side by side. */
function placing(places: readonly SettingValue[], ends: readonly [number, number]): (value: SettingValue) => number {
  const numbers = places.filter((place) => typeof place === 'number');
  const [first = 0, last = 1] = [numbers[0], numbers.at(-1)];
  if (numbers.length < places.length || numbers.length < 2) {
    const at = linear([-0.5, places.length - 0.5], ends);
    return (value) => at(places.indexOf(value));
  }
  const scale = first > 0 && last / first >= 8 ? logarithmic([first, last], ends) : linear([first, last], ends);
  return (value) => scale(Number(value));
}
