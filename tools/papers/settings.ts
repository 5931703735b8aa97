/** Where rates are swept: small enough that it takes an hour of one core or so. */
import { hasOwnBlocks, type ModeId, presets } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import { ladderModes } from '../../src/state/findings/ladder';
import { cardModes, cardPlace, cardSetting } from '../../src/state/papers/cards';
import { isOf } from './recorded-run';

/** Recipes where the cards are trained: with the blocks of the cards, or with blocks of their own. */
const ofCards = (modes: readonly ModeId[]): readonly (Setting & { readonly modes: readonly ModeId[] })[] =>
  [cardSetting, ...modes.filter(hasOwnBlocks).map(cardPlace)]
    .filter((place, i, places) => places.findIndex((each) => isOf(each, place)) === i)
    .map((place) => ({ ...place, modes: modes.filter((mode) => isOf(cardPlace(mode), place)) }));

/** Where the ladder of bits is trained: a text, for the cards learn by heart. */
export const ladderSetting: Setting = { task: 'tales', recipe: 'b1.58', hiddenSize: 32, steps: 300 };

/** The same text as it begins: at another width, a rate is another (decision 44). */
const talesAsItBegins: Setting = { task: 'tales', recipe: 'b1.58', hiddenSize: 64, steps: 400 };

/** In the order in which they are trained. */
export const sweeps: readonly (Setting & { readonly modes: readonly ModeId[] })[] = [
  ...ofCards(cardModes),
  { ...ladderSetting, modes: ladderModes },
  ...ofCards(presets),
  { ...talesAsItBegins, modes: ladderModes },
];
