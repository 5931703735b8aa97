/**
 * The result of a comparison in words. It claims no winner where the runs differ by less than their own curves wander,
 * and none where every run has solved the task: a toy that all can solve ranks nobody.
 */
import type { ModeId } from '../../catalog/modes/modes';
import type { Evaluation } from '../../worker/protocol';
import { formatLoss, formatShare, listed } from './format';
import { modeName } from './run-name';

export interface ComparedRun {
  readonly mode: ModeId;
  readonly evaluations: readonly Evaluation[];
}

/** From this score on a run counts as having solved its task. */
const SOLVED_SCORE = 0.99;
/** The wander of a gap is judged from this many of the newest evaluations. */
const WANDER_WINDOW = 4;
/** Differences below this mean nothing, however still the curves are, in nats. */
const SMALLEST_DIFFERENCE_NATS = 0.01;

export function resultSentence(runs: readonly ComparedRun[], scoreLabel: string, guessingLossNats: number): string {
  const evaluated = runs.filter(({ evaluations }) => evaluations.length > 0);
  if (evaluated.length === 0) return 'Nothing has been measured yet.';
  // Runs take turns, so one may be measured at a later step than another: compared is where all of them have been.
  const step = Math.min(...evaluated.map(({ evaluations }) => evaluations.at(-1)?.step ?? 0));
  const measured = evaluated.flatMap(({ mode, evaluations }) => {
    const common = evaluations.filter((evaluation) => evaluation.step <= step);
    const last = common.at(-1);
    return last === undefined ? [] : [{ mode, evaluations: common, last }];
  });
  if (step > 0) return [standing(measured, step, scoreLabel), rounding(measured)].filter((part) => part !== '').join(' ');
  if (evaluated.some(({ evaluations }) => (evaluations.at(-1)?.step ?? 0) > 0)) return 'Training has begun; the first comparison comes when every run has been measured.';
  return untrained(measured, guessingLossNats);
}

function untrained(runs: readonly Measured[], guessingLossNats: number): string {
  const best = Math.min(...runs.map(({ last }) => last.heldOutLossNats));
  const one = runs.length === 1;
  const start = best < guessingLossNats ? `${one ? 'it' : 'the best run'} stands at ${formatLoss(best)} nats` : `${one ? 'it does no' : 'no run does'} better than guessing (${formatLoss(guessingLossNats)} nats)`;
  return `Untrained, ${start}. Train to see how far ${one ? 'it gets' : 'apart they end'}.`;
}

type Measured = ComparedRun & { readonly last: Evaluation };

function standing(runs: readonly Measured[], step: number, scoreLabel: string): string {
  if (runs.length === 1) return `At step ${step}: ${scores(runs, scoreLabel)}.`;
  if (runs.every(({ last }) => last.score >= SOLVED_SCORE)) {
    return `${runs.length === 2 ? 'Both' : `All ${runs.length === 3 ? 'three' : runs.length}`} solve held-out data (${scores(runs, scoreLabel)}): that shows that they can, not which is better.`;
  }
  const [best, ...others] = runs.toSorted((one, other) => one.last.heldOutLossNats - other.last.heldOutLossNats);
  if (best === undefined) return '';
  const gap = (run: Measured): number => run.last.heldOutLossNats - best.last.heldOutLossNats;
  const level = others.filter((run) => gap(run) <= noise(best, run));
  const behind = others.filter((run) => !level.includes(run));
  const parts: string[] = [];
  if (level.length > 0) parts.push(`${listed([best, ...level].map(({ mode }) => modeName(mode)))} are too close to call`);
  if (behind.length > 0) parts.push(`${listed(behind.map((run) => `${modeName(run.mode)} is ${formatLoss(gap(run))} nats`))} behind ${modeName(best.mode)}`);
  return `At step ${step}, ${parts.join('; ')}.`;
}

const scores = (runs: readonly Measured[], scoreLabel: string): string =>
  `${listed(runs.map(({ mode, last }) => `${modeName(mode)} ${formatShare(last.score)}`))} ${scoreLabel}`;

/**
 * How far the gap between two runs can be chance, in nats: twice what the gap itself has wandered lately. Not what the
 * losses have: while both fall steeply, side by side, they wander a lot and the gap does not.
 */
function noise(one: Measured, other: Measured): number {
  const lossAt = new Map(one.evaluations.map(({ step, heldOutLossNats }) => [step, heldOutLossNats]));
  const gaps = other.evaluations.flatMap(({ step, heldOutLossNats }) => {
    const loss = lossAt.get(step);
    return loss === undefined ? [] : [heldOutLossNats - loss];
  });
  return Math.max(2 * wander(gaps.slice(-WANDER_WINDOW)), SMALLEST_DIFFERENCE_NATS);
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

/** What rounding the trained full model does to it: the reason for training with the rounding in place. */
function rounding(runs: readonly Measured[]): string {
  const full = runs.find(({ mode }) => mode === 'none')?.last;
  if (full?.roundedAfterwards === undefined) return '';
  const modes = (['ternary', 'binary'] as const).filter((mode) => runs.length === 1 || runs.some((run) => run.mode === mode));
  const costs = modes.map((mode) => ({ mode, cost: (full.roundedAfterwards?.[mode].heldOutLossNats ?? 0) - full.heldOutLossNats }));
  if (costs.length === 0) return '';
  const costly = costs.filter(({ cost }) => cost > SMALLEST_DIFFERENCE_NATS);
  if (costly.length === 0) return 'Rounding the full model afterwards costs it next to nothing so far.';
  return `Rounding the full model afterwards instead costs it ${listed(costly.map(({ mode, cost }) => `${formatLoss(cost)} nats (${mode})`))}.`;
}
