/** The paper bench: what papers claim of recipes, each beside its twin, the recipe that lacks only this. */
import type { ModeId } from '../../catalog/modes/modes';
import type { Setting } from '../../experiment/measured-rates';

/** Where all cards are trained, so that they make one table. */
export const cardSetting: Setting = { task: 'memorise', recipe: 'b1.58', hiddenSize: 32, steps: 400 };

/** Others than the sweep's: a rate would look better on the seeds that chose it. */
export const cardSeeds = [4, 5, 6] as const;

/** `claimed` is said to train to a loss as low as that of `twin`, or lower; sentence and source are in the words of `ui/papers`. */
const list = [
  { id: 'zero', twin: 'binary', claimed: 'ternary' },
  { id: 'full', twin: 'none', claimed: 'ternary' },
  { id: 'bits2', twin: 'ternary', claimed: 'bits2-row' },
  { id: 'bits3', twin: 'bits2-row', claimed: 'bits3-row' },
  { id: 'bits4', twin: 'bits3-row', claimed: 'bits4-row' },
  { id: 'row', twin: 'ternary', claimed: 'ternary-row' },
  { id: 'twn', twin: 'ternary', claimed: 'ternary-twn70' },
  { id: 'late', twin: 'ternary', claimed: 'ternary-late30' },
  { id: 'mean', twin: 'ternary', claimed: 'ternary-a4m' },
  { id: 'hadamardMean', twin: 'ternary-a4m', claimed: 'ternary-a4m-had' },
  { id: 'sherry', twin: 'ternary', claimed: 'ternary-sherry' },
  { id: 'clip', twin: 'ternary', claimed: 'ternary-clip100' },
  { id: 'relu2', twin: 'ternary', claimed: 'ternary-relu2' },
  { id: 'group', twin: 'ternary', claimed: 'ternary-g32' },
  { id: 'trust', twin: 'bits2-row', claimed: 'bits2-row-trust' },
  { id: 'cut', twin: 'ternary', claimed: 'ternary-cut70' },
  { id: 'largest', twin: 'ternary', claimed: 'ternary-a4' },
  { id: 'hadamard', twin: 'ternary-a4', claimed: 'ternary-a4-had' },
  { id: 'binaryRow', twin: 'binary', claimed: 'binary-row' },
] as const;

export type PaperId = (typeof list)[number]['id'];

export interface PaperCard {
  readonly id: PaperId;
  readonly twin: ModeId;
  readonly claimed: ModeId;
}

/** In the order in which they are shown. */
export const paperCards: readonly PaperCard[] = list.map(({ id, twin, claimed }) => ({
  id,
  twin: twin as ModeId,
  claimed: claimed as ModeId,
}));

/** Every arm of the table once. */
export const cardModes: readonly ModeId[] = [...new Set(paperCards.flatMap(({ twin, claimed }) => [twin, claimed]))];
