/** A drawing in a link: the models see the same line, it is small, and what is damaged is refused. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shapes } from '../../../src/catalog/tasks/shapes';
import { strokeFrames } from '../../../src/catalog/tasks/stroke';
import { drawByHand } from '../../../src/catalog/tasks/stroke-noise';
import { randomStream } from '../../../src/math/random';
import type { Stroke } from '../../../src/state/slices/view-slice';
import { decodeDrawing, encodeDrawing } from '../../../src/state/view/drawing-link';
import { LONGEST_DRAWING } from '../../../src/state/view/page-view';
import { arbitraryStroke } from './arbitrary-view';

/** In whole pixels, as a hand draws it, on a pad of which it takes two thirds. */
const drawn = (label: string, seed: number): Stroke => {
  const shape = shapes.find((each) => each.label === label);
  if (shape === undefined) throw new Error(label);
  const random = randomStream(seed, 'validation', 0);
  const pixels = drawByHand(shape.vary(random), shape.closed, random);
  const [left, top] = [0, 1].map((axis) => Math.min(...pixels.map((point) => point[axis] ?? 0)));
  const size = Math.max(...pixels.flatMap(([x, y]) => [x - (left ?? 0), y - (top ?? 0)]));
  return pixels.map(([x, y]) => [0.15 + (0.66 * (x - (left ?? 0))) / size, 0.15 + (0.66 * (y - (top ?? 0))) / size]);
};

it.each(shapes.map(({ label }) => label))('%s is small, and is the same line to the models', (label) => {
  for (let seed = 1; seed <= 20; seed++) {
    const stroke = drawn(label, seed);
    const text = encodeDrawing(stroke);
    expect(text.length).toBeLessThanOrEqual(LONGEST_DRAWING);
    const back = decodeDrawing(text) ?? [];
    const [here, there] = [stroke, back].map((each) => strokeFrames(each, 60));
    // Places, of −1 to 1: what is left out lies within a third of a pixel, and every place is rounded to a tenth.
    for (let i = 0; i < 60; i++)
      for (const axis of [0, 1]) expect(Math.abs((here?.[6 * i + axis] ?? 0) - (there?.[6 * i + axis] ?? 9))).toBeLessThan(0.03);
  }
});

it('stays as it came, however often it is passed on', () => {
  fc.assert(
    fc.property(arbitraryStroke, (stroke) => {
      const text = encodeDrawing(stroke);
      expect(encodeDrawing(decodeDrawing(text) ?? [])).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

it('a straight line of two places has the points that a stroke needs', () => {
  const text = encodeDrawing([
    [0.1, 0.1],
    [0.3, 0.3],
    [0.5, 0.5],
    [0.9, 0.9],
  ]);
  expect(text).toHaveLength(8);
  expect(decodeDrawing(text)?.length).toBeGreaterThanOrEqual(4);
  expect(encodeDrawing(decodeDrawing(text) ?? [])).toBe(text);
});

it.each(['', 'AAAA', 'AAAAAAAA', 'AAAA=AAA', 'ä'.repeat(8), 'AAAAAAAAA'])('“%s” is no drawing', (text) => {
  expect(decodeDrawing(text)).toBeNull();
});
