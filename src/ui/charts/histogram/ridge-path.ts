import type { Histogram } from '../../../worker/protocol';
import type { Plot } from '../kit/frame';
import { totalOf } from './histogram-geometry';

/** Of the highest bin of all rows, in CSS pixels. */
export const RIDGE_HEIGHT = 62;

const paths = new WeakMap<Histogram, { readonly key: string; readonly path: string }>();

/** The outline of a histogram above the line y = 0. Remembered: most rows are drawn many times. */
export function ridgePath(histogram: Histogram, { left, right, width }: Plot, top: number): string {
  const key = `${width}:${top.toFixed(4)}`;
  const known = paths.get(histogram);
  if (known?.key === key) return known.path;
  const points = peaks(histogram, { left, width }, top).map(({ x, y }) => `${x} ${y}`);
  const path = `M${left} 0L${points.join('L')}L${right.toFixed(1)} 0`;
  paths.set(histogram, { key, path });
  return path;
}

/** A line upwards for each bin that holds anything, of weights with nothing between a few values; `height` is that of the highest, in CSS pixels. */
export const spikesPath = (histogram: Histogram, plot: Pick<Plot, 'left' | 'width'>, top: number, height: number): string =>
  peaks(histogram, plot, top, height)
    .filter((_, bin) => (histogram.counts[bin] ?? 0) > 0)
    .map(({ x, y }) => `M${x} 0V${y}`)
    .join('');

/** The middle of each bin and its height above y = 0, in CSS pixels; heights are square roots of shares. */
function peaks(histogram: Histogram, { left, width }: Pick<Plot, 'left' | 'width'>, top: number, height = RIDGE_HEIGHT) {
  const total = Math.max(1, totalOf(histogram));
  const binWidth = width / histogram.counts.length;
  return histogram.counts.map((count, bin) => ({
    x: (left + (bin + 0.5) * binWidth).toFixed(1),
    y: (-height * Math.sqrt(Math.min(1, count / total / top))).toFixed(1),
  }));
}
