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
  const total = Math.max(1, totalOf(histogram));
  const binWidth = width / histogram.counts.length;
  const points = histogram.counts.map(
    (count, bin) =>
      `${(left + (bin + 0.5) * binWidth).toFixed(1)} ${(-RIDGE_HEIGHT * Math.sqrt(Math.min(1, count / total / top))).toFixed(1)}`,
  );
  const path = `M${left} 0L${points.join('L')}L${right.toFixed(1)} 0`;
  paths.set(histogram, { key, path });
  return path;
}
