/**
 * What a run did, step by step, in bounded memory.
 *
 * Every step is kept until there are more than `capacity` of them; then the stride doubles and only steps on the stride
 * stay, so the points are always evenly spaced. The first step is on every stride, and the newest step is always there.
 */
import type { StepReport } from '../../worker/protocol';

export interface StepSeries {
  /** Ascending by step. All but the newest are `stride` steps apart. */
  readonly points: readonly StepReport[];
  readonly stride: number;
}

const SERIES_CAPACITY = 4_000;

export const emptySeries: StepSeries = { points: [], stride: 1 };

/** The series with newly reported steps. Steps that it already holds are ignored. */
export function appendSteps(series: StepSeries, reports: readonly StepReport[], capacity = SERIES_CAPACITY): StepSeries {
  const lastStep = series.points.at(-1)?.step ?? -1;
  const fresh = reports.filter((report) => report.step > lastStep);
  if (fresh.length === 0) return series;
  const firstStep = (series.points[0] ?? fresh[0])?.step ?? 0;

  let stride = series.stride;
  let points = onStride([...series.points, ...fresh], firstStep, stride);
  while (points.length > capacity) {
    stride *= 2;
    points = onStride(points, firstStep, stride);
  }
  return { points, stride };
}

/** The series of a run rolled back to an earlier step. */
export const seriesUntil = ({ points, stride }: StepSeries, step: number): StepSeries => ({
  stride,
  points: points.filter((point) => point.step <= step),
});

function onStride(points: readonly StepReport[], firstStep: number, stride: number): readonly StepReport[] {
  return points.filter((point, i) => (point.step - firstStep) % stride === 0 || i === points.length - 1);
}
