/**
 * Several repetitions of one measurement as a band over time: the median and how far the repetitions lie apart. Every
 * band point is of one step at which all repetitions were measured; nothing is interpolated between steps.
 */
import { spreadOf, type Spread } from './statistics';

export interface SeriesPoint {
  readonly step: number;
  /** Where it is drawn: the step itself, or the time at which it was reached. */
  readonly x: number;
  readonly value: number;
}

export interface BandPoint extends Spread {
  readonly step: number;
  /** Median place of the repetitions. */
  readonly x: number;
}

export interface Repetition {
  /** Ascending by step. */
  readonly points: readonly SeriesPoint[];
  /** It stopped before its end, so later steps are of the others alone. */
  readonly ended: boolean;
}

/**
 * The band of repetitions, ascending by step: of the steps at which every repetition that got so far was measured, at
 * most `most`, evenly chosen, the last always among them. Where one repetition still goes on, its last step is the end.
 */
export function bandOf(repetitions: readonly Repetition[], most = Infinity): readonly BandPoint[] {
  const longest = repetitions.reduce<readonly SeriesPoint[]>(
    (best, { points }) => ((points.at(-1)?.step ?? -1) > (best.at(-1)?.step ?? -1) ? points : best),
    [],
  );
  const steps = longest
    .map(({ step }) => step)
    .filter((step) => repetitions.every(({ points, ended }) => ended || (points.at(-1)?.step ?? -1) >= step));
  const stride = Math.max(1, Math.ceil(steps.length / most));
  return steps
    .filter((_, index) => (steps.length - 1 - index) % stride === 0)
    .flatMap((step) => {
      const awaited = repetitions.filter(({ points }) => (points.at(-1)?.step ?? -1) >= step);
      const points = awaited.flatMap((repetition) => pointAt(repetition.points, step) ?? []);
      if (points.length < awaited.length) return [];
      return [{ step, x: spreadOf(points.map(({ x }) => x)).median, ...spreadOf(points.map(({ value }) => value)) }];
    });
}

function pointAt(points: readonly SeriesPoint[], step: number): SeriesPoint | undefined {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.step ?? step) < step) low = middle + 1;
    else high = middle;
  }
  return points[low]?.step === step ? points[low] : undefined;
}
