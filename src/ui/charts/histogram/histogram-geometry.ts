/**
 * Where the bars of a weight histogram stand. Heights are square roots of shares: ridges of a percent stay visible
 * beside a spike of thirty. Nothing here computes a share that was not counted.
 */
import type { Histogram } from '../../../worker/protocol';

export interface HistogramFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Which code a weight at this place of the axis w/γ has: index of the region between the thresholds. */
export const regionOf = (position: number, thresholds: readonly number[]): number =>
  thresholds.filter((threshold) => position > threshold).length;

export const totalOf = (histogram: Histogram): number => histogram.counts.reduce((sum, count) => sum + count, 0);

/** The same counts in fewer, wider bins: `factor` neighbours become one. Counts that do not divide evenly stay as they are. */
export function coarser(histogram: Histogram, factor: number): Histogram {
  const { counts, min, max } = histogram;
  if (counts.length % factor !== 0) return histogram;
  const wide = Array.from({ length: counts.length / factor }, (_, bin) =>
    counts.slice(bin * factor, (bin + 1) * factor).reduce((sum, count) => sum + count, 0),
  );
  return { min, max, counts: wide };
}

/** Largest share of any bin. */
export const peakShare = (histogram: Histogram): number => Math.max(...histogram.counts, 0) / Math.max(1, totalOf(histogram));

/** Whether the first or last bin holds anything: on an axis of ±2.5 that is, in practice, what lies outside of it. */
export const beyondAxis = ({ counts }: Histogram): boolean => (counts[0] ?? 0) + (counts.at(-1) ?? 0) > 0;

/** y of a share of all weights; `top` is the share at the upper edge. */
export const yOf = (frame: HistogramFrame, share: number, top: number): number =>
  frame.top + frame.height * (1 - Math.sqrt(Math.min(1, share / top)));

export interface Bar {
  /** Which code its weights have: index of the region between the thresholds. */
  readonly region: number;
  /** At an end of the axis: it also holds what lies outside of it. */
  readonly beyond: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A bar for each bin that holds anything, from left to right. */
export function barsOf(histogram: Histogram, frame: HistogramFrame, top: number, thresholds: readonly number[]): readonly Bar[] {
  const total = Math.max(1, totalOf(histogram));
  const { counts, min, max } = histogram;
  const binWidth = frame.width / counts.length;
  const gap = binWidth > 5 ? 1 : binWidth > 2.5 ? 0.5 : 0;
  const base = frame.top + frame.height;
  return counts.flatMap((count, bin) => {
    if (count === 0) return [];
    const region = regionOf(min + ((bin + 0.5) * (max - min)) / counts.length, thresholds);
    // A bin that holds anything is seen, however little it holds.
    const y = Math.min(yOf(frame, count / total, top), base - 1);
    return [
      {
        region,
        beyond: bin === 0 || bin === counts.length - 1,
        x: frame.left + bin * binWidth + gap / 2,
        y,
        width: binWidth - gap,
        height: base - y,
      },
    ];
  });
}

/** One SVG path per region between the thresholds with its bars, and one per region with the bars at the ends of the axis. */
export function barPaths(
  histogram: Histogram,
  frame: HistogramFrame,
  top: number,
  thresholds: readonly number[],
): readonly { readonly inside: string; readonly beyond: string }[] {
  const paths = Array.from({ length: thresholds.length + 1 }, () => ({ inside: '', beyond: '' }));
  for (const { region, beyond, x, y, width, height } of barsOf(histogram, frame, top, thresholds)) {
    const path = paths[region];
    if (path !== undefined) path[beyond ? 'beyond' : 'inside'] += `M${round(x)} ${y + height}V${round(y)}h${round(width)}V${y + height}z`;
  }
  return paths;
}

/** The outline of all bars as one stepped line. */
export function outlinePath(histogram: Histogram, frame: HistogramFrame, top: number): string {
  const total = Math.max(1, totalOf(histogram));
  const binWidth = frame.width / histogram.counts.length;
  return histogram.counts
    .map(
      (count, bin) =>
        `${bin === 0 ? `M${frame.left} ` : 'V'}${round(yOf(frame, count / total, top))}H${round(frame.left + (bin + 1) * binWidth)}`,
    )
    .join('');
}

/** Shares worth a grid line, ascending, for an axis that ends at `top`. Never so close that their labels touch. */
export function shareTicks(top: number, height: number): readonly number[] {
  const candidates = [0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
  const ticks: number[] = [];
  for (const share of candidates) {
    if (share > top * 0.96) continue;
    const y = Math.sqrt(share / top) * height;
    const above = ticks[0];
    const gapAbove = above === undefined ? Infinity : Math.sqrt(above / top) * height - y;
    if (gapAbove >= 30 && y >= 16) ticks.unshift(share);
  }
  return ticks;
}

const round = (value: number): number => Math.round(value * 10) / 10;
