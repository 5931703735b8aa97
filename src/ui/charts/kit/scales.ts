/** From what was measured to where it is drawn, and which values are written at an axis. Pure. */

/** Two ends of an axis: of values, or of CSS pixels. The first may be the larger, as y grows downwards. */
export type Ends = readonly [number, number];

export type Scale = (value: number) => number;

/** Equal differences are equally far apart. Where the values have no extent, all are at the first end. */
export const linear =
  ([first, last]: Ends, [from, to]: Ends): Scale =>
  (value) =>
    first === last ? from : from + ((to - from) * (value - first)) / (last - first);

/** Equal ratios are equally far apart; for values above 0. */
export function logarithmic([first, last]: Ends, ends: Ends): Scale {
  const scale = linear([0, Math.log(last / first)], ends);
  return (value) => scale(Math.log(value / first));
}

/** Round values from 0 to at least `highest`, four to six of them. */
export function niceTicks(highest: number): readonly number[] {
  const rough = Math.max(highest, 1e-6) / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10);
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Steps of a training from 0 to at most `highest`, three to six of them where there are so many: nobody takes half a step. */
export function wholeTicks(highest: number): readonly number[] {
  const rough = Math.max(highest / 5, 1);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((each) => each >= rough && Number.isInteger(each)) ?? rough;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
}

/**
 * Round values from at most `low` to at least `high`, four to seven of them: where differences count, and not how far from 0.
 * `finest`: the smallest difference that is written; fewer ticks rather than two that read alike.
 */
export function ticksBetween(low: number, high: number, finest = 1e-6): readonly number[] {
  const rough = Math.max((high - low) / 4, finest, Math.abs(high) / 1000);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const isWritten = (each: number): boolean => Math.abs(each / finest - Math.round(each / finest)) < 1e-3;
  const step = [1, 2, 2.5, 5].map((factor) => factor * magnitude).find((each) => each >= rough && isWritten(each)) ?? 10 * magnitude;
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  return Array.from({ length: Math.max(1, last - first) + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** 1, 2 and 5 of every magnitude between two values above 0, and the nearest beyond each end. */
export function logTicks(low: number, high: number): readonly number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const all = Array.from({ length: last - first + 1 }, (_, i) => [1, 2, 5].map((factor) => Number([factor, first + i].join('e')))).flat();
  const [begin, end] = [all.findLastIndex((tick) => tick <= low), all.findIndex((tick) => tick >= high)];
  const ticks = all.slice(Math.max(0, begin), end + 1);
  // Over several magnitudes their labels would touch.
  return ticks.length <= 7
    ? ticks
    : ticks.filter((tick, i) => i === 0 || i === ticks.length - 1 || /^1e|^10*$|^0\.0*1$/.test(String(tick)));
}

/** The next of 1, 2, 5, 10, 20, … */
export function niceCeiling(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(value));
  return magnitude * ([1, 2, 5, 10].find((factor) => factor * magnitude >= value) ?? 10);
}

/** An SVG path straight from point to point, in tenths of a pixel; empty without points. */
export const polyline = (points: readonly (readonly [number, number])[]): string =>
  points.length === 0 ? '' : `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
