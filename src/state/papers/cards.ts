/** The paper bench: what papers claim of recipes, each beside its twin, the recipe that lacks only this. */
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import type { Setting } from '../../experiment/measured-rates';

/** Where all cards are trained, so that they make one table. */
export const cardSetting: Setting = { task: 'memorise', recipe: 'b1.58', hiddenSize: 32, steps: 400 };

/** Where one of their arms is: a recipe with blocks of its own stays with them. */
export const cardPlace = (mode: ModeId): Setting => ({ ...cardSetting, recipe: modeOf(mode).block ?? cardSetting.recipe });

/** Others than the sweep's: a rate would look better on the seeds that chose it. */
export const cardSeeds = [4, 5, 6] as const;

/**
 * `claimed` is said to train to a loss as low as that of `twin`, or lower; sentence and source are in the words of `ui/papers`.
 * What works by where the latents come to lie shows them.
 */
const list = [
  { id: 'zero', twin: 'binary', claimed: 'ternary' },
  { id: 'full', twin: 'none', claimed: 'ternary' },
  { id: 'bits2', twin: 'ternary-row', claimed: 'bits2-row' },
  { id: 'bits3', twin: 'bits2-row', claimed: 'bits3-row' },
  { id: 'bits4', twin: 'bits3-row', claimed: 'bits4-row' },
  { id: 'row', twin: 'ternary', claimed: 'ternary-row' },
  { id: 'twn', twin: 'ternary', claimed: 'ternary-twn70', shows: 'latents' },
  { id: 'late', twin: 'ternary', claimed: 'ternary-late30', shows: 'latents' },
  { id: 'mean', twin: 'ternary', claimed: 'ternary-a4m' },
  { id: 'hadamardMean', twin: 'ternary-a4m', claimed: 'ternary-a4m-had' },
  { id: 'sherry', twin: 'ternary', claimed: 'ternary-sherry', shows: 'latents' },
  { id: 'clip', twin: 'ternary', claimed: 'ternary-clip100', shows: 'latents' },
  { id: 'relu2', twin: 'ternary', claimed: 'ternary-relu2' },
  { id: 'group', twin: 'ternary', claimed: 'ternary-g32' },
  { id: 'trust', twin: 'bits2-row', claimed: 'bits2-row-trust', shows: 'latents' },
  { id: 'cut', twin: 'ternary', claimed: 'ternary-cut70', shows: 'latents' },
  { id: 'largest', twin: 'ternary', claimed: 'ternary-a4' },
  { id: 'hadamard', twin: 'ternary-a4', claimed: 'ternary-a4-had' },
  { id: 'binaryRow', twin: 'binary', claimed: 'binary-row' },
  { id: 'seq', twin: 'bits2-row', claimed: 'bits2-row-seq', shows: 'latents' },
  { id: 'lsq', twin: 'ternary', claimed: 'ternary-lsq', shows: 'latents' },
  { id: 'lsq3', twin: 'bits3-row', claimed: 'bits3-row-lsq', shows: 'latents' },
  { id: 'blocks', twin: 'ternary-edifice', claimed: 'ternary' },
] as const;

export type PaperId = (typeof list)[number]['id'];

export interface PaperCard {
  readonly id: PaperId;
  readonly twin: ModeId;
  readonly claimed: ModeId;
  readonly showsLatents: boolean;
}

/** In the order in which they are shown. */
export const paperCards: readonly PaperCard[] = list.map((card) => ({
  id: card.id,
  twin: card.twin as ModeId,
  claimed: card.claimed as ModeId,
  showsLatents: 'shows' in card,
}));

const armsOf = (cards: readonly PaperCard[]): readonly ModeId[] => [...new Set(cards.flatMap(({ twin, claimed }) => [twin, claimed]))];

/** Every arm of the table once. */
export const cardModes: readonly ModeId[] = armsOf(paperCards);

/** Those whose latents a card shows. */
export const latentModes: readonly ModeId[] = armsOf(paperCards.filter(({ showsLatents }) => showsLatents));
