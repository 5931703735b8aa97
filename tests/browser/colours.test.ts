/** Pictures that are painted pixel by pixel have the colours of the style sheet, however its tokens are written. */
import { afterEach, expect, test } from 'vitest';
import { packFields, recordLayoutOf } from '../../src/math/codes/code-fields';
import { coloursOf } from '../../src/ui/charts/kit/colours';
import { paintWeights } from '../../src/ui/charts/map/paint-weights';

const root = document.documentElement;
afterEach(() => root.removeAttribute('style'));

test.each([
  ['#2f6fde', [47, 111, 222]],
  [' #fff', [255, 255, 255]],
  ['rgb(47 111 222)', [47, 111, 222]],
  ['hsl(120 100% 50%)', [0, 255, 0]],
  ['rebeccapurple', [102, 51, 153]],
  ['color-mix(in srgb, #000 50%, #fff)', [128, 128, 128]],
  // Red, as CSS Color 4 gives it.
  ['oklch(0.62796 0.25768 29.234)', [255, 0, 0]],
  ['oklch(0.5 0 0)', [99, 99, 99]],
])('%s is read as it is painted', (written, expected) => {
  root.style.setProperty('--tried', written);
  const [read] = coloursOf(root, ['--tried']);
  read.forEach((channel, i) => expect(Math.abs(channel - (expected[i] ?? 0))).toBeLessThanOrEqual(1));
});

test('several at once, in their order; what is no colour is black and spoils no other', () => {
  root.style.setProperty('--first', '#0000ff');
  root.style.setProperty('--second', 'no colour');
  root.style.setProperty('--third', 'var(--first)');
  expect(coloursOf(root, ['--first', '--second', '--third'])).toEqual([
    [0, 0, 255],
    [0, 0, 0],
    [0, 0, 255],
  ]);
});

test('what was painted before does not shine through, and a token that has changed is read anew', () => {
  root.style.setProperty('--tried', 'rgb(255 0 0)');
  expect(coloursOf(root, ['--tried'])).toEqual([[255, 0, 0]]);
  root.style.setProperty('--tried', 'rgb(0 0 255 / 50%)');
  expect(coloursOf(root, ['--tried'])).toEqual([[0, 0, 255]]);
});

test('a map of codes has the colours of tokens in oklch', () => {
  root.style.setProperty('--negative', 'oklch(0.45201 0.31321 264.05)');
  root.style.setProperty('--map-zero', 'oklch(1 0 0)');
  root.style.setProperty('--positive', 'oklch(0.62796 0.25768 29.234)');
  const canvas = document.createElement('canvas');
  paintWeights(canvas, {
    record: {
      layer: 'l',
      shape: [1, 3],
      levels: [-1, 0, 1],
      codes: packFields([-1, 0, 1], recordLayoutOf([-1, 0, 1])),
      latents: new Int8Array(0),
    },
    colouring: 'code',
    thresholds: [-0.5, 0.5],
    flips: null,
    turned: false,
  });
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, 3, 1).data ?? new Uint8ClampedArray(12);
  const expected = [0, 0, 255, 255, 255, 255, 255, 255, 255, 0, 0, 255];
  pixels.forEach((value, i) => expect(Math.abs(value - (expected[i] ?? 0)), `byte ${i}`).toBeLessThanOrEqual(1));
});
