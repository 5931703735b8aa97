/**
 * The result of a comparison in words. What was measured is always said; which is better only where the rule of
 * `state/verdict.ts` says so, and never where every arm has solved the task: a toy that all can solve gives no ranking.
 */
import * as sentences from '#words/ui/words/result-sentence';
import { roundingModes, type ModeId } from '../../catalog/modes/modes';
import type { Baseline } from '../../catalog/tasks/task';
import type { SeedSpread } from '../../experiment/seed-spread';
import { spreadOf } from '../../math/statistics';
import type { Arm, ComparedRun } from '../../state/arms';
import { otherSeeds } from '../../state/findings/other-seeds';
import {
  bestBesideOthers,
  comparisonsShown,
  FALSE_VERDICTS,
  FEWEST_SEEDS,
  lossOf,
  measuredArm,
  scoreOf,
  smallestDifference,
  SOLVED_SCORE,
  type MeasuredArm,
} from '../../state/findings/verdict';
import type { Evaluation, HeldOutResult } from '../../worker/protocol';
import { readNumber } from '../../words/numbers';
import { formatShare, listed } from './format';
import type { MeasuredWords } from './measured-words';
import { modeName } from './run-name';

interface Measured extends MeasuredArm {
  readonly mode: ModeId;
  /** How far other seeds have moved a run with these settings; null where that is not known. */
  readonly spread: SeedSpread | null;
}

export interface ResultContext {
  readonly scoreLabel: string;
  readonly baseline: Pick<Baseline, 'lossNats'> & Partial<Pick<Baseline, 'score' | 'label'>>;
  readonly words: MeasuredWords;
  /** Arms that the page compares these with besides. */
  readonly pinned?: readonly Arm[];
}

export function resultSentence(arms: readonly Arm[], { scoreLabel, baseline, words, pinned = [] }: ResultContext): string {
  const steps = arms.flatMap((arm) => measuredArm(arm).joint.at(-1)?.step ?? []);
  if (steps.length === 0) return sentences.nothingMeasured;
  // Runs take turns, so one may be measured at a later step than another: compared is where all of them have been.
  const step = Math.min(...steps);
  const common = arms
    .map((arm): Measured => ({ ...measuredArm(arm, step), mode: arm.mode, spread: otherSeeds(arm) }))
    .filter(({ joint }) => joint.length > 0);
  const smallest = smallestDifference(words.unit, baseline);
  if (step > 0)
    return [
      standing(common, {
        step,
        smallest,
        shown: comparisonsShown(arms, pinned),
        going: arms.some(({ runs }) => runs.some(isGoing)),
        scoreLabel,
        words,
      }),
      controls(common, smallest, words),
      unbeatable(baseline),
    ]
      .filter((part) => part !== '')
      .join(' ');
  const begun = arms.some(({ runs }) => runs.some(({ evaluations }) => (evaluations.at(-1)?.step ?? 0) > 0));
  if (begun) return sentences.begun;
  return untrained(common, baseline.lossNats, words);
}

/** Held-out rows of one class only are told by anyone who always says that class. */
const unbeatable = ({ score = 0, label = sentences.theBaseline }: ResultContext['baseline']): string =>
  score < 1 ? '' : sentences.unbeatable(label);

const isGoing = ({ summary: { state, step, steps } }: ComparedRun): boolean => state !== 'failed' && step < steps;

function untrained(arms: readonly Measured[], baselineLoss: number, { amount, strategy }: MeasuredWords): string {
  const best = Math.min(...arms.map((arm) => lossOf(arm).low));
  const one = arms.length === 1 && seedsOf(arms) === 1;
  const start =
    best < baselineLoss
      ? (one ? sentences.itsLoss : sentences.lowestLoss)(amount(best))
      : (one ? sentences.itDoesNotBeat : sentences.noneBeats)(strategy, amount(baselineLoss));
  return (one ? sentences.beforeTrainingOne : sentences.beforeTraining)(start);
}

const seedsOf = (arms: readonly Measured[]): number => Math.max(...arms.map((arm) => lossOf(arm).count));

interface StandingContext extends Pick<ResultContext, 'scoreLabel' | 'words'> {
  readonly step: number;
  readonly smallest: number;
  /** Comparisons on the whole page. */
  readonly shown: number;
  /** Some run has steps before it. */
  readonly going: boolean;
}

function standing(arms: readonly Measured[], context: StandingContext): string {
  const { step, scoreLabel } = context;
  const seeds = seedsOf(arms);
  const where = seeds > 1 ? sentences.overSeeds(step, seeds) : sentences.atStep(step);
  if (arms.length === 1) return `${where}: ${scores(arms, scoreLabel)}.`;
  if (arms.every((arm) => scoreOf(arm).low >= SOLVED_SCORE)) return sentences.solved(arms.length, seeds > 1, scores(arms, scoreLabel));
  const ascending = arms.toSorted((one, other) => lossOf(one).median - lossOf(other).median);
  if (!arms.every(({ ended }) => ended))
    return [
      `${sentences.thereIs(where, lossesText(ascending, seeds, context.words))}.`,
      ...(seeds >= FEWEST_SEEDS && context.going ? [sentences.judgedLater] : []),
    ].join(' ');
  return sentences.thereIs(where, seeds < FEWEST_SEEDS ? noVerdict(ascending, seeds, context.words) : verdict(ascending, context));
}

/** "the losses are 0.300 nats (full) and 0.400 (ternary), 0.100 apart": the lowest first. */
function lossesText(ascending: readonly Measured[], seeds: number, { amount, loss }: MeasuredWords): string {
  const medians = ascending.map((arm) => ({ name: modeName(arm.mode), median: lossOf(arm).median }));
  // Of the numbers as they stand there: a reader may subtract them.
  const gap = readNumber(loss(medians.at(-1)?.median ?? 0)) - readNumber(loss(medians[0]?.median ?? 0));
  const each = listed(medians.map(({ name, median }, i) => `${i === 0 ? amount(median) : loss(median)} (${name})`));
  return (seeds > 1 ? sentences.medianLosses : sentences.losses)(each, loss(gap));
}

function noVerdict(ascending: readonly Measured[], seeds: number, words: MeasuredWords): string {
  const measured = `${lossesText(ascending, seeds, words)}.`;
  const toKnow = sentences.toKnow(FEWEST_SEEDS);
  if (seeds > 1) return `${measured} ${sentences.twoSeeds} ${toKnow}`;
  const known = ascending.flatMap(({ mode, spread }) => (spread === null ? [] : [`${reach(spread, words)} (${modeName(mode)})`]));
  const counts = [...new Set(ascending.flatMap(({ spread }) => spread?.seeds ?? []))];
  const others = known.length === 0 ? sentences.oneRunEach : sentences.oneRunBeside(counts, listed(known));
  return `${measured} ${others} ${toKnow}`;
}

function reach({ low, high }: SeedSpread, { loss }: MeasuredWords): string {
  const [from, to] = [loss(low), loss(high)];
  return from === to ? from : `${from}–${to}`;
}

/** The best beside each of the others, in words. */
function verdict(ascending: readonly Measured[], { smallest, shown, words: { amount, loss } }: StandingContext): string {
  const verdicts = bestBesideOthers(ascending, smallest, shown);
  const [best, ...others] = ascending;
  if (best === undefined) return '';
  const beside = others.map((arm, i) => ({
    mode: arm.mode,
    median: lossOf(arm).median,
    gapNats: verdicts[i]?.gapNats ?? 0,
    call: verdicts[i]?.call,
  }));
  const level = beside.filter(({ call }) => call === 'level');
  const behind = beside.filter(({ call }) => call === 'apart');
  const unknown = ascending.filter((arm) => lossOf(arm).count < FEWEST_SEEDS);
  const { median } = lossOf(best);
  const name = modeName(best.mode);
  const parts: string[] = [];
  if (level.length > 0)
    parts.push(
      sentences.tooClose(
        listed([name, ...level.map(({ mode }) => modeName(mode))]),
        listed([amount(median), ...level.map((arm) => loss(arm.median))]),
      ),
    );
  if (behind.length > 0 && behind.length === others.length)
    parts.push(
      sentences.best(name, amount(median), listed(behind.map(({ mode, gapNats }) => sentences.behindBest(modeName(mode), loss(gapNats))))),
    );
  else if (behind.length > 0)
    parts.push(sentences.higher(listed(behind.map(({ mode, gapNats }) => sentences.behind(modeName(mode), amount(gapNats)))), name));
  if (unknown.length > 0) parts.push(sentences.tooFewSeeds(listed(unknown.map(({ mode }) => modeName(mode)))));
  const trust = behind.length === 0 ? '' : ` ${sentences.trust(1 / FALSE_VERDICTS)}`;
  return `${parts.join('; ')}.${trust}`;
}

const scores = (arms: readonly Measured[], scoreLabel: string): string =>
  sentences.scores(listed(arms.map((arm) => `${modeName(arm.mode)} ${scoreText(arm)}`)), scoreLabel);

function scoreText(arm: Measured): string {
  const { low, median, high } = scoreOf(arm);
  const [from, to] = [formatShare(low), formatShare(high)];
  return from === to ? formatShare(median) : sentences.scoreRange(formatShare(median), from, to);
}

/** What using the trained weights otherwise does to them: the reason for training with the rounding in place. */
function controls(arms: readonly Measured[], smallest: number, { amount }: MeasuredWords): string {
  const full = arms.find(({ mode }) => mode === 'none');
  const quantised = arms.filter(({ mode }) => mode !== 'none');
  const roundings =
    full === undefined
      ? []
      : roundingModes
          .filter((mode) => arms.length === 1 || arms.some((arm) => arm.mode === mode))
          .map((mode) => ({ mode, cost: cost(full, ({ roundedAfterwards }) => roundedAfterwards?.[mode]) }));
  const latents = quantised.map((arm) => ({ mode: arm.mode, cost: cost(arm, ({ latentsInstead }) => latentsInstead) }));
  return [
    said(roundings, sentences.rounding, sentences.roundingHarmless, smallest, amount),
    said(latents, sentences.latents, sentences.latentsHarmless, smallest, amount),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

interface Cost {
  readonly mode: ModeId;
  /** Median over the seeds, in the unit of the loss; null where it was not measured. */
  readonly cost: number | null;
}

function said(
  costs: readonly Cost[],
  costing: (costs: string) => string,
  harmless: string,
  smallest: number,
  amount: MeasuredWords['amount'],
): string {
  const known = costs.flatMap(({ mode, cost }) => (cost === null ? [] : [{ mode, cost }]));
  const costly = known.filter(({ cost }) => cost > smallest);
  if (known.length === 0) return '';
  return costly.length === 0 ? harmless : costing(listed(costly.map(({ mode, cost }) => `${amount(cost)} (${modeName(mode)})`)));
}

/** How much worse each seed's weights do when they are used otherwise: the median of the differences. */
function cost({ joint }: MeasuredArm, otherwise: (evaluation: Evaluation) => HeldOutResult | undefined): number | null {
  const differences = (joint.at(-1)?.each ?? []).flatMap((evaluation) => {
    const result = otherwise(evaluation);
    return result === undefined ? [] : [result.heldOutLossNats - evaluation.heldOutLossNats];
  });
  return differences.length === 0 ? null : spreadOf(differences).median;
}
