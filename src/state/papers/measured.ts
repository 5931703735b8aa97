import type { ModeId } from '../../catalog/modes/modes';
import { lossUnitOf } from '../../catalog/tasks/tasks';
import type { Baseline } from '../../catalog/tasks/task';
import { experimentOf } from '../../experiment/defaults';
import type { Experiment } from '../../experiment/experiment';
import type { Setting } from '../../experiment/measured-rates';
import type { Draft } from '../draft';
import { smallestDifference } from '../findings/verdict';
import { tableVerdicts } from '../findings/table-verdicts';
import { cardSeeds, cardSetting, paperCards, type PaperCard } from './cards';

/** What was trained for one arm of the cards, at its own best rate. */
export interface MeasuredArm {
  /** Peak learning rate. */
  readonly rate: number;
  /** By seed: loss and score (0 … 1) at the end, and the loss at each of {@link MeasuredCards.steps}. */
  readonly losses: readonly number[];
  readonly scores: readonly number[];
  readonly curves: readonly (readonly number[])[];
  /** Of all seeds together, where a card shows them. */
  readonly latents?: MeasuredLatents;
}

/** Where the latents of all BitLinear matrices lie at the end, on the axis w/γ: each in units of its own scale. */
export interface MeasuredLatents {
  /** How many lie in each bin of the axis. */
  readonly bins: readonly number[];
  /** How many have each level, ascending. */
  readonly codes: readonly number[];
  /** Where the level changes, in the mean. */
  readonly thresholds: readonly number[];
  /** Share of those so near to a threshold that they may change it soon. */
  readonly undecided: number;
}

/** What `npm run papers -- --write` leaves: numbers only, from which every verdict follows. */
export interface MeasuredCards {
  readonly setting: Setting;
  /** What guessing reaches; the page has no task to ask. */
  readonly baseline: Omit<Baseline, 'label'>;
  readonly seeds: readonly number[];
  readonly steps: readonly number[];
  readonly arms: Readonly<Record<string, MeasuredArm>>;
}

/** `tooSmall`: what the two differ in is no more than seeds do. */
export type PaperFinding = 'holds' | 'fails' | 'tooSmall';

export interface JudgedCard extends PaperCard {
  readonly finding: PaperFinding;
  /** How much higher the median loss of what is claimed is, in nats. */
  readonly gap: number;
}

/** The cards whose arms are both measured, each with its verdict (docs/decisions/0041): all of them are one table. */
export function judgedCards({ arms, baseline }: Pick<MeasuredCards, 'arms' | 'baseline'>): readonly JudgedCard[] {
  const cards = paperCards.filter(({ twin, claimed }) => Object.hasOwn(arms, twin) && Object.hasOwn(arms, claimed));
  const modes = [...new Set(cards.flatMap(({ twin, claimed }) => [twin, claimed]))];
  const verdicts = tableVerdicts(
    modes.map((mode) => arms[mode]?.losses ?? []),
    cards.map(({ twin, claimed }) => [modes.indexOf(twin), modes.indexOf(claimed)] as const),
    smallestDifference(lossUnitOf(cardExperiment('ternary')), baseline),
  );
  return cards.map((card, i) => {
    const { call, gap } = verdicts[i] ?? { call: 'level', gap: 0 };
    return { ...card, gap, finding: call !== 'apart' ? 'tooSmall' : gap < 0 ? 'holds' : 'fails' };
  });
}

/** How an arm of the cards is trained, with the first of their seeds. */
export const cardExperiment = (mode: ModeId): Experiment => experimentOf({ ...cardSetting, mode, seed: cardSeeds[0] });

/** What one press trains: a recipe beside its twin, as the card has it. */
export function draftOfCard({ twin, claimed }: PaperCard): Draft {
  const { task, ...settings } = cardSetting;
  return {
    task,
    modes: [twin, claimed],
    seeds: cardSeeds.length,
    budget: 'parameters',
    rates: 'swept',
    settings: { ...settings, seed: cardSeeds[0] },
  };
}
