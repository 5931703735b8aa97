/** Where rates are swept: small enough that every recipe has its turn within an hour. */
import { modeIdOf, presets, type ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import { ladderModes } from '../../src/state/findings/ladder';

/** Where the cards train. */
export const cardSetting: Setting = { task: 'memorise', recipe: 'b1.58', hiddenSize: 32, steps: 400 };

const everyRecipe: readonly ModeId[] = [...new Set([...ladderModes, ...presets.flatMap((preset) => modeIdOf(preset) ?? [])])];

/** In the order in which they are trained. */
export const sweeps: readonly (Setting & { readonly modes: readonly ModeId[] })[] = [
  { ...cardSetting, modes: everyRecipe },
  { task: 'tales', recipe: 'b1.58', hiddenSize: 32, steps: 150, modes: ladderModes },
  { task: 'memorise', recipe: 'edifice', hiddenSize: 32, steps: 400, modes: ladderModes },
  { task: 'tales', recipe: 'b1.58', hiddenSize: 64, steps: 100, modes: ladderModes },
];
