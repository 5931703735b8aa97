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
import type { Stroke } from '../../../src/state/slices/view-slice';
import { decodeDrawing, encodeDrawing } from '../../../src/state/view/drawing-link';
import { inOneLine } from '../../../src/state/view/view-link';

const place = fc.nat({ max: 99_998 });

/** Lone surrogates are no text that a link could hold. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: maxLength / 2, maxLength: maxLength / 2 }) },
  );

/** Rows of a table as a person types them. */
const rows = fc
  .tuple(
    fc.constantFrom(', ', ';', '\t'),
    fc.array(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 3 }), { maxLength: 4 }),
  )
  .map(([between, numbers]) => numbers.map((row) => row.join(between)).join('\n'));

const onPad = fc.double({ min: -0.5, max: 1.5, noNaN: true });

/** Any stroke that is no dot, as the pad gives it. */
export const arbitraryStroke: fc.Arbitrary<Stroke> = fc
  .array(fc.tuple(onPad, onPad), { minLength: 4, maxLength: 40 })
  .filter((stroke) => decodeDrawing(encodeDrawing(stroke)) !== null);

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
  prompt: fc.option(fc.oneof({ weight: 3, arbitrary: text(LONGEST_PROMPT) }, { weight: 1, arbitrary: rows })),
  drawing: fc.option(arbitraryStroke.map(encodeDrawing)),
  scene: fc.constantFrom(...sceneIds),
  settingsOpen: fc.boolean(),
  theme: fc.constantFrom(null, ...themeIds),
  hidden: fc.subarray([...hideableIds]),
  locked: fc.subarray([...lockableIds]),
  question: text(LONGEST_QUESTION).map(inOneLine),
});
