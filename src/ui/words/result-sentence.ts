/**
 * The result of a comparison in words. It claims no winner where the arms differ by no more than chance, and none where
 * every arm has solved the task: a toy that all can solve ranks nobody.
 */
import type { ModeId } from '../../catalog/modes/modes';
import type { Baseline } from '../../catalog/tasks/task';
import { spreadOf } from '../../math/statistics';
import { jointEvaluations, type Arm } from '../../state/arms';
import { compareLosses, lossOf, scoreOf, smallestDifference, type MeasuredArm } from '../../state/verdict';
import type { Evaluation, HeldOutResult } from '../../worker/protocol';
import { formatShare, listed } from './format';
import type { MeasuredWords } from './measured-words';
import { modeName } from './run-name';

/** From this score on a run counts as having solved its task. */
const SOLVED_SCORE = 0.99;

type Measured = MeasuredArm & { readonly mode: ModeId };

export function resultSentence(arms: readonly Arm[], scoreLabel: string, baseline: Pick<Baseline, 'lossNats'>, words: MeasuredWords): string {
  const measured = arms.map(({ mode, runs }) => ({ mode, joint: jointEvaluations({ runs }) })).filter(({ joint }) => joint.length > 0);
  if (measured.length === 0) return 'Nothing has been measured yet.';
  // Runs take turns, so one may be measured at a later step than another: compared is where all of them have been.
  const step = Math.min(...measured.map(({ joint }) => joint.at(-1)?.step ?? 0));
  const common = measured.map(({ mode, joint }) => ({ mode, joint: joint.filter((evaluation) => evaluation.step <= step) })).filter(({ joint }) => joint.length > 0);
  const smallest = smallestDifference(words.unit, baseline);
  if (step > 0) return [standing(common, step, smallest, scoreLabel, words), controls(common, smallest, words)].filter((part) => part !== '').join(' ');
  const begun = arms.some(({ runs }) => runs.some(({ evaluations }) => (evaluations.at(-1)?.step ?? 0) > 0));
  if (begun) return 'Training has begun; the first comparison comes when every run has been measured.';
  return untrained(common, baseline.lossNats, words);
}

function untrained(arms: readonly Measured[], baselineLoss: number, { amount, strategy }: MeasuredWords): string {
  const best = Math.min(...arms.map((arm) => lossOf(arm).low));
  const one = arms.length === 1 && seedsOf(arms) === 1;
  const start = best < baselineLoss ? `${one ? 'it' : 'the best run'} stands at ${amount(best)}` : `${one ? 'it does no' : 'no run does'} better than ${strategy} (${amount(baselineLoss)})`;
  return `Untrained, ${start}. Train to see how far ${one ? 'it gets' : 'apart they end'}.`;
}

const seedsOf = (arms: readonly Measured[]): number => Math.max(...arms.map((arm) => lossOf(arm).count));

function standing(arms: readonly Measured[], step: number, smallest: number, scoreLabel: string, { data, amount }: MeasuredWords): string {
  const seeds = seedsOf(arms);
  const where = seeds > 1 ? `At step ${step}, over ${seeds} seeds` : `At step ${step}`;
  if (arms.length === 1) return `${where}: ${scores(arms, scoreLabel)}.`;
  if (arms.every((arm) => scoreOf(arm).low >= SOLVED_SCORE)) {
    const all = arms.length === 2 ? 'Both' : `All ${arms.length === 3 ? 'three' : arms.length}`;
    return `${all} solve ${data}${seeds > 1 ? ' with every seed' : ''} (${scores(arms, scoreLabel)}): that shows that they can, not which is better.`;
  }
  const [best, ...others] = arms.toSorted((one, other) => lossOf(one).median - lossOf(other).median);
  if (best === undefined) return '';
  const verdicts = others.map((arm) => ({ mode: arm.mode, ...compareLosses(best, arm, smallest) }));
  const level = verdicts.filter(({ apart }) => !apart);
  const behind = verdicts.filter(({ apart }) => apart);
  const parts: string[] = [];
  if (level.length > 0) parts.push(`${listed([best, ...level].map(({ mode }) => modeName(mode)))} are too close to call${seeds > 1 ? ': their seeds overlap' : ''}`);
  if (behind.length > 0) parts.push(`${listed(behind.map(({ mode, gapNats }) => `${modeName(mode)} is ${amount(gapNats)}`))} behind ${modeName(best.mode)}${seeds > 1 ? ' (medians)' : ''}`);
  return `${where}, ${parts.join('; ')}.`;
}

const scores = (arms: readonly Measured[], scoreLabel: string): string => `${listed(arms.map((arm) => `${modeName(arm.mode)} ${scoreText(arm)}`))} ${scoreLabel}`;

function scoreText(arm: Measured): string {
  const { low, median, high } = scoreOf(arm);
  const [from, to] = [formatShare(low), formatShare(high)];
  return from === to ? formatShare(median) : `${formatShare(median)}, from ${from} to ${to},`;
}

/** What using the trained weights otherwise does to them: the reason for training with the rounding in place. */
function controls(arms: readonly Measured[], smallest: number, { amount }: MeasuredWords): string {
  const full = arms.find(({ mode }) => mode === 'none');
  const quantised = arms.filter(({ mode }) => mode !== 'none');
  const roundings = full === undefined ? [] : (['ternary', 'binary'] as const).filter((mode) => arms.length === 1 || arms.some((arm) => arm.mode === mode)).map((mode) => ({ mode, cost: cost(full, ({ roundedAfterwards }) => roundedAfterwards?.[mode]) }));
  const latents = quantised.map((arm) => ({ mode: arm.mode, cost: cost(arm, ({ latentsInstead }) => latentsInstead) }));
  return [
    said(roundings, 'Rounding the full model afterwards instead costs it', 'Rounding the full model afterwards costs it next to nothing so far.', smallest, amount),
    said(latents, 'Running the latents instead of the codes costs', 'Running the latents instead of the codes costs next to nothing so far.', smallest, amount),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

interface Cost {
  readonly mode: ModeId;
  /** Median over the seeds, in the unit of the loss; null where it was not measured. */
  readonly cost: number | null;
}

function said(costs: readonly Cost[], costing: string, harmless: string, smallest: number, amount: MeasuredWords['amount']): string {
  const known = costs.flatMap(({ mode, cost }) => (cost === null ? [] : [{ mode, cost }]));
  const costly = known.filter(({ cost }) => cost > smallest);
  if (known.length === 0) return '';
  return costly.length === 0 ? harmless : `${costing} ${listed(costly.map(({ mode, cost }) => `${amount(cost)} (${modeName(mode)})`))}.`;
}

/** How much worse each seed's weights do when they are used otherwise: the median of the differences. */
function cost({ joint }: MeasuredArm, otherwise: (evaluation: Evaluation) => HeldOutResult | undefined): number | null {
  const differences = (joint.at(-1)?.each ?? []).flatMap((evaluation) => {
    const result = otherwise(evaluation);
    return result === undefined ? [] : [result.heldOutLossNats - evaluation.heldOutLossNats];
  });
  return differences.length === 0 ? null : spreadOf(differences).median;
}
