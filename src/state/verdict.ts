/**
 * Whether two arms lie apart by more than chance moves them. Two ways to know, by what was measured:
 * - several seeds each: the arms are apart only if no seed of one lies within the range of the other;
 * - one seed: only if their gap exceeds twice what the gap itself has wandered lately. (Not what the losses have: while
 *   both fall steeply, side by side, they wander a lot and the gap does not.)
 */
import type { Baseline, LossUnit } from '../catalog/tasks/task';
import { spreadOf, type Spread } from '../math/statistics';
import type { JointEvaluation } from './arms';

/** In nats; and where numbers are predicted, as a share of the error of copying: there it is a point of the score. */
const SMALLEST_DIFFERENCE = 0.01;
/** The wander of a gap is judged from this many of the newest evaluations. */
const WANDER_WINDOW = 4;

/** One arm, measured up to the step at which it is compared. */
export interface MeasuredArm {
  /** Ascending by step, never empty; the last is compared. */
  readonly joint: readonly JointEvaluation[];
}

export interface Verdict {
  /** How much higher the second arm's median held-out loss is. */
  readonly gapNats: number;
  readonly apart: boolean;
}

/** Differences of two losses below this mean nothing, however still the curves are. In the unit of the losses. */
export const smallestDifference = (unit: LossUnit, baseline: Pick<Baseline, 'lossNats'>): number => (unit === 'nats' ? SMALLEST_DIFFERENCE : SMALLEST_DIFFERENCE * baseline.lossNats);

export const lossOf = ({ joint }: MeasuredArm): Spread => spreadOf((joint.at(-1)?.each ?? []).map(({ heldOutLossNats }) => heldOutLossNats));
export const scoreOf = ({ joint }: MeasuredArm): Spread => spreadOf((joint.at(-1)?.each ?? []).map(({ score }) => score));

/** @param smallest {@link smallestDifference} of their task */
export function compareLosses(one: MeasuredArm, other: MeasuredArm, smallest: number): Verdict {
  const [first, second] = [lossOf(one), lossOf(other)];
  const gapNats = second.median - first.median;
  const beyond = Math.abs(gapNats) > smallest;
  if (first.count > 1 && second.count > 1) return { gapNats, apart: beyond && !overlap(first, second) };
  return { gapNats, apart: beyond && Math.abs(gapNats) > 2 * wander(gaps(one, other).slice(-WANDER_WINDOW)) };
}

const overlap = (one: Spread, other: Spread): boolean => one.low <= other.high && other.low <= one.high;

/** Gaps between the median losses at the steps at which both were measured. */
function gaps(one: MeasuredArm, other: MeasuredArm): readonly number[] {
  const medianAt = ({ joint }: MeasuredArm): ReadonlyMap<number, number> =>
    new Map(joint.map(({ step, each }) => [step, spreadOf(each.map(({ heldOutLossNats }) => heldOutLossNats)).median]));
  const first = medianAt(one);
  return [...medianAt(other)].flatMap(([step, loss]) => {
    const base = first.get(step);
    return base === undefined ? [] : [loss - base];
  });
}

/** Standard deviation of values about their straight line: a steady trend is no noise. */
function wander(values: readonly number[]): number {
  const count = values.length;
  if (count < 3) return 0;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const slope = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0) / values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  const squares = values.reduce((sum, value, i) => sum + (value - mean - slope * (i - middle)) ** 2, 0);
  return Math.sqrt(squares / (count - 2));
}
