/** Where rates are swept: small enough that it takes an hour of one core. */
import { presets, type ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import { ladderModes } from '../../src/state/findings/ladder';
import { cardModes, cardSetting } from '../../src/state/papers/cards';

/** In the order in which they are trained. */
export const sweeps: readonly (Setting & { readonly modes: readonly ModeId[] })[] = [
  { ...cardSetting, modes: cardModes },
  { task: 'memorise', recipe: 'edifice', hiddenSize: 32, steps: 1000, modes: ladderModes },
  { task: 'tales', recipe: 'b1.58', hiddenSize: 32, steps: 100, modes: ladderModes },
  { ...cardSetting, modes: presets },
  { task: 'tales', recipe: 'b1.58', hiddenSize: 64, steps: 100, modes: ladderModes },
];
