/**
 * Whether the losses of two arms lie apart by more than seeds alone would move them (docs/decisions/0014).
 *
 * Asked only of arms that are trained to the end, with three seeds or more each: a single run says nothing about the variance over seeds.
 * Then Welch's t-test on log(loss + smallest difference): seeds move a loss in proportion to it, and below the smallest
 * difference nothing counts. Welch's, because arms may differ in their spread. Not paired: runs of equal seed share their
 * batches, which makes this test err less often, and never more. Holm's correction keeps the chance that any verdict
 * on the page is false below 5 %, however many are shown.
 */
import type { Baseline, LossUnit } from '../../catalog/tasks/task';
import { mean, spreadOf, variance, type Spread } from '../../math/statistics';
import { studentTwoSided } from '../../math/student-t';
import { hasEnded, jointEvaluations, type Arm, type JointEvaluation } from '../arms';

/** In nats; and where numbers are predicted, as a share of the error of copying: there it is a point of the score. */
const SMALLEST_DIFFERENCE = 0.01;
/** From this score on a run counts as having solved its task. */
export const SOLVED_SCORE = 0.99;
/** With two, a deviation would be estimated from a single difference. */
export const FEWEST_SEEDS = 3;
/** Promised family-wise error rate: the maximum share of pages that compare equal recipes and show any verdict. */
export const FALSE_VERDICTS = 0.05;
/** Level of the test: a margin below the promise, since losses do not quite meet the test's assumptions. */
const LEVEL = 0.04;

/** One arm, measured up to the step at which it is compared. */
export interface MeasuredArm {
  /** Ascending by step, never empty; the last is compared. */
  readonly joint: readonly JointEvaluation[];
  /** The last is of the end of its training. Repeated tests on the way (optional stopping) would find a difference sooner or later. */
  readonly ended: boolean;
}

export interface Verdict {
  /** How much higher the second arm's median held-out loss is. */
  readonly gapNats: number;
  /** `level`: too close to call. The first two are no verdicts: nothing was asked. */
  readonly call: 'underWay' | 'fewSeeds' | 'level' | 'apart';
}

/** Two arms to compare: the second against the first. */
export type Comparison = readonly [MeasuredArm, MeasuredArm];

/** Differences of two losses below this mean nothing, however alike the seeds are. In the unit of the losses. */
export const smallestDifference = (unit: LossUnit, baseline: Pick<Baseline, 'lossNats'>): number =>
  unit === 'nats' ? SMALLEST_DIFFERENCE : SMALLEST_DIFFERENCE * baseline.lossNats;

/** What an arm had measured by a step; as far as it was measured unless one is given. */
export function measuredArm(arm: Pick<Arm, 'runs'>, upTo = Infinity): MeasuredArm {
  const joint = jointEvaluations(arm).filter(({ step }) => step <= upTo);
  return { joint, ended: hasEnded(arm, joint) };
}

const lossesOf = ({ joint }: MeasuredArm): readonly number[] => (joint.at(-1)?.each ?? []).map(({ heldOutLossNats }) => heldOutLossNats);
export const lossOf = (arm: MeasuredArm): Spread => spreadOf(lossesOf(arm));
export const scoreOf = ({ joint }: MeasuredArm): Spread => spreadOf((joint.at(-1)?.each ?? []).map(({ score }) => score));

/** How many comparisons a page makes that shows these arms: each with each, and each with its own pinned one. */
export function comparisonsShown(arms: readonly Arm[], pinned: readonly Arm[]): number {
  const againstPinned = arms.filter(({ mode }) => pinned.some((arm) => arm.mode === mode));
  return (arms.length * (arms.length - 1)) / 2 + againstPinned.length;
}

/**
 * A verdict for each comparison.
 *
 * @param smallest {@link smallestDifference} of their task
 * @param shown how many comparisons the whole page makes, these among them
 */
export function compareLosses(comparisons: readonly Comparison[], smallest: number, shown: number): readonly Verdict[] {
  const asked = comparisons.map(([one, other]) => ({
    gapNats: lossOf(other).median - lossOf(one).median,
    chance: chanceOf(one, other, smallest),
  }));
  const clear = new Set<unknown>();
  for (const each of asked.toSorted((one, other) => (one.chance ?? 1) - (other.chance ?? 1))) {
    // Holm: once one fails, no other can hold.
    if (each.chance === null || each.chance > LEVEL / (Math.max(shown, comparisons.length) - clear.size)) break;
    clear.add(each);
  }
  return asked.map((each, i) => ({
    gapNats: each.gapNats,
    call: each.chance === null ? whyNone(comparisons[i]) : clear.has(each) ? 'apart' : 'level',
  }));
}

const whyNone = (comparison: Comparison | undefined): Verdict['call'] =>
  comparison?.every(({ ended }) => ended) === true ? 'fewSeeds' : 'underWay';

/**
 * The best beside each of the others, in their order. It was chosen by its result, so every pair counts as a comparison.
 *
 * @param ascending by median loss
 */
export function bestBesideOthers(ascending: readonly MeasuredArm[], smallest: number, shown: number): readonly Verdict[] {
  const pairs = ascending.flatMap((arm, i) => ascending.slice(i + 1).map((other) => [arm, other] as const));
  // The pairs of the best come first.
  return compareLosses(pairs, smallest, shown).slice(0, Math.max(0, ascending.length - 1));
}

/** p-value: how often seeds alone would set two equal recipes at least this far apart; null where undefined. */
function chanceOf(one: MeasuredArm, other: MeasuredArm, smallest: number): number | null {
  const [first, second] = [lossesOf(one), lossesOf(other)];
  if (!one.ended || !other.ended || Math.min(first.length, second.length) < FEWEST_SEEDS) return null;
  const gap = spreadOf(second).median - spreadOf(first).median;
  const scaled = (losses: readonly number[]): readonly number[] => losses.map((loss) => Math.log(loss + smallest));
  const { difference, chance } = welch(scaled(first), scaled(second));
  // p = 1 where mean and median disagree on the leader, or where a loss is NaN.
  return Math.abs(gap) > smallest && Math.sign(gap) === Math.sign(difference) && Number.isFinite(chance) ? chance : 1;
}

/** Welch's two-sided test of equal means, for unequal variances; B. L. Welch, Biometrika 34 (1947). */
function welch(first: readonly number[], second: readonly number[]): { readonly difference: number; readonly chance: number } {
  const [one, other] = [variance(first) / first.length, variance(second) / second.length];
  const difference = mean(second) - mean(first);
  const squared = one + other;
  if (squared === 0) return { difference, chance: difference === 0 ? 1 : 0 };
  const degrees = squared ** 2 / (one ** 2 / (first.length - 1) + other ** 2 / (second.length - 1));
  return { difference, chance: studentTwoSided(difference / Math.sqrt(squared), degrees) };
}
