import * as words from '#words/ui/charts/chart-lines';
import type { ModeId } from '../../../catalog/modes/modes';
import { bandOf, type BandPoint, type Repetition, type SeriesPoint } from '../../../math/bands';
import { decimate } from '../../../math/decimate';
import type { Arm, ComparedRun } from '../../../state/arms';
import type { ComparedQuantity, ComparisonAxis } from '../../../state/slices/view-slice';
import type { MeasuredLine } from '../../words/curves-sentence';
import { modeName } from '../../words/run-name';

/** What a comparison can draw: the chosen quantity above, the flips below it. */
export type DrawnQuantity = ComparedQuantity | 'flips';

/** Of several runs it has a band. Its points are few enough to be drawn many times. */
export interface ChartLine extends MeasuredLine {
  readonly id: string;
  readonly mode: ModeId;
  /** Of the session that was pinned, not of the present one. */
  readonly pinned: boolean;
}

/** Points in the whole chart: more are not seen, and drawing them takes longer than a frame. */
const CHART_POINTS = 480;

/** What the comparison charts draw of each arm. */
export function chartLines(arms: readonly Arm[], quantity: DrawnQuantity, axis: ComparisonAxis, pinned = false): readonly ChartLine[] {
  const each = Math.max(2, Math.floor(CHART_POINTS / Math.max(1, arms.length)));
  return arms.map(({ mode, runs }) => ({
    id: pinned ? `pinned-${mode}` : mode,
    name: pinned ? words.pinned(modeName(mode)) : modeName(mode),
    mode,
    seeds: runs.length,
    pinned,
    points: linePoints(
      runs.map((run) => ({ points: pointsOf(run, quantity, axis), ended: run.summary.state === 'failed' })),
      each,
    ),
  }));
}

/** A single run keeps every spike; of several, steps are chosen evenly: the spikes of one are no spikes of the others. */
function linePoints(repetitions: readonly Repetition[], most: number): readonly BandPoint[] {
  const [only, ...others] = repetitions;
  if (only === undefined || others.length > 0) return bandOf(repetitions, most);
  return decimate(only.points, most, ({ value }) => value).map(({ step, x, value }) => ({
    step,
    x,
    low: value,
    median: value,
    high: value,
    count: 1,
  }));
}

function pointsOf({ evaluations, series }: ComparedRun, quantity: DrawnQuantity, axis: ComparisonAxis): readonly SeriesPoint[] {
  const at = ({ step, elapsedMs }: { readonly step: number; readonly elapsedMs: number }): { step: number; x: number } => ({
    step,
    x: axis === 'steps' ? step : elapsedMs / 1000,
  });
  switch (quantity) {
    case 'heldOutLoss':
      return evaluations.map((evaluation) => ({ ...at(evaluation), value: evaluation.heldOutLossNats }));
    case 'score':
      return evaluations.map((evaluation) => ({ ...at(evaluation), value: evaluation.score }));
    case 'trainLoss':
      return series.points.map((point) => ({ ...at(point), value: point.lossNats }));
    case 'flips':
      return series.points.map((point) => ({ ...at(point), value: point.flips }));
  }
}

/** Where the x axis ends: the longest budget of steps; in seconds, the last that was measured. */
export function axisEnd(lines: readonly ChartLine[], axis: ComparisonAxis, steps: number): number {
  if (axis === 'steps') return steps;
  const last = Math.max(0, ...lines.map(({ points }) => points.at(-1)?.x ?? 0));
  return last === 0 ? 1 : last;
}

/** Where a step lies on the x axis; in seconds, when the last line had come there, and null before the first measurement. */
export function placeOfStep(lines: readonly ChartLine[], axis: ComparisonAxis, step: number): number | null {
  if (axis === 'steps') return step;
  const places = lines.flatMap(({ points }) => points.findLast((point) => point.step <= step)?.x ?? []);
  return places.length === 0 ? null : Math.max(...places);
}

/** An untrained model can be far worse than guessing: the axis ends at so many times the loss of guessing, and the line comes in from above. */
const HIGHEST_LOSS = 2;

/** Where the axis of losses ends: at what was measured, but not far above guessing; and always above the minimum of every line. */
export function highestShown(lines: readonly ChartLine[], guessing: number): number {
  const measured = lines.map(({ points }) => points.map(({ high }) => high).filter(Number.isFinite));
  const highest = Math.max(guessing, ...measured.flat());
  const best = Math.max(guessing, ...measured.filter(({ length }) => length > 0).map((each) => Math.min(...each)));
  return Math.min(highest, Math.max(HIGHEST_LOSS * guessing, 1.2 * best));
}

/** The x of the measurement that is nearest to a place, of all lines; null without any. */
export function nearestPlace(lines: readonly ChartLine[], place: number): number | null {
  const places = lines.flatMap(({ points }) => points.map(({ x }) => x));
  return places.length === 0
    ? null
    : places.reduce((nearest, each) => (Math.abs(each - place) < Math.abs(nearest - place) ? each : nearest));
}
