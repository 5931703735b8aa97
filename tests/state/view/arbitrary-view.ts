import fc from 'fast-check';
import { modeIds } from '../../../src/catalog/modes/modes';
import { sceneIds, stepPhaseIds } from '../../../src/state/slices/view-slice';
import {
  axisIds,
  colouringIds,
  explorerViewIds,
  hideableIds,
  insideTabIds,
  lensIds,
  lockableIds,
  LONGEST_PROMPT,
  LONGEST_QUESTION,
  quantityIds,
  themeIds,
  type PageView,
} from '../../../src/state/view/page-view';
import { inOneLine } from '../../../src/state/view/view-link';

const place = fc.nat({ max: 99_998 });

/** Lone surrogates are no text that a link could hold. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: maxLength / 2, maxLength: maxLength / 2 }) },
  );

/** Any view that the page can have. */
export const arbitraryView: fc.Arbitrary<PageView> = fc.record({
  lens: fc.constantFrom(...lensIds),
  run: fc.constantFrom(null, ...modeIds),
  seed: fc.nat({ max: 4 }),
  layer: fc.constantFrom(null, 'blocks.0.attention.query', 'blocks.11.feedForward.down'),
  panel: fc.constantFrom(...explorerViewIds),
  inside: fc.constantFrom(...insideTabIds),
  phase: fc.constantFrom(...stepPhaseIds),
  colouring: fc.constantFrom(...colouringIds),
  weight: fc.option(fc.record({ output: place, input: place })),
  head: fc.option(fc.record({ layer: place, head: place })),
  compared: fc.constantFrom(...quantityIds),
  axis: fc.constantFrom(...axisIds),
  at: fc.option(fc.nat({ max: 100_000 })),
  prompt: fc.option(text(LONGEST_PROMPT)),
  scene: fc.constantFrom(...sceneIds),
  settingsOpen: fc.boolean(),
  theme: fc.constantFrom(null, ...themeIds),
  hidden: fc.subarray([...hideableIds]),
  locked: fc.subarray([...lockableIds]),
  question: text(LONGEST_QUESTION).map(inOneLine),
});
