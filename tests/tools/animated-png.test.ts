/** Animated PNGs, taken apart by the rules of the format and played as a viewer would. */
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { joinFrames } from '../../tools/animated-png.mjs';
import { headerOf, readChunks, readPixels, writeChunks } from '../../tools/png.mjs';
import { randomStream } from '../../src/math/random';

const [width, height] = [5, 6];
const size = { width, height, rgb: new Uint8Array() };

/** Few colours, so that neighbours are often alike. */
function picture(index: number): Uint8Array {
  const random = randomStream(1, 'picture', index);
  return Uint8Array.from({ length: 3 * width * height }, () => 100 * random.integer(3));
}

/** A PNG whose rows take the five filters in turn, as the encoder of a browser does. */
function pngOf(rgb: Uint8Array, { width: columns, height: rows } = size): Uint8Array {
  const rowBytes = 3 * columns;
  const filtered = Array.from({ length: rows }, (_, y) => {
    const filter = y % 5;
    const at = (x: number, row: number): number => (x < 0 || row < 0 ? 0 : (rgb[row * rowBytes + x] ?? 0));
    const differences = Array.from({ length: rowBytes }, (__, x) => {
      const [left, above, leftAbove] = [at(x - 3, y), at(x, y - 1), at(x - 3, y - 1)];
      const nearest = [left, above, leftAbove].toSorted((a, b) => far(a) - far(b))[0] ?? 0;
      function far(value: number): number {
        return Math.abs(value - (left + above - leftAbove));
      }
      return at(x, y) - ([0, left, above, Math.floor((left + above) / 2), nearest][filter] ?? 0);
    });
    return [filter, ...differences];
  });
  return writeChunks([
    headerOf({ ...size, width: columns, height: rows }),
    { type: 'IDAT', data: deflateSync(Uint8Array.from(filtered.flat())) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]);
}

const frames = [0, 1, 2, 3].map((index) => ({ png: pngOf(picture(index)), delayMs: index === 3 ? 3000 : 180 }));
const joined = joinFrames(frames);
const chunks = readChunks(joined);
const dataOf = (wanted: string): Buffer[] => chunks.filter(({ type }) => type === wanted).map(({ data }) => data);

test('pixels are read through every filter', () => {
  for (const [index, { png }] of frames.entries()) expect(readPixels(png)).toEqual({ width, height, rgb: picture(index) });
});

test('the chunks come in the order of the format, one picture of pixels a frame', () => {
  const later = ['fcTL', 'fdAT'];
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'acTL', 'tRNS', 'fcTL', 'IDAT', ...later, ...later, ...later, 'IEND']);
  expect(dataOf('acTL')[0]?.readUInt32BE(0)).toBe(frames.length);
  expect(dataOf('acTL')[0]?.readUInt32BE(4), 'played again and again').toBe(0);
});

test('sequence numbers count through, and every frame has its size and its time', () => {
  const numbered = chunks.filter(({ type }) => type === 'fcTL' || type === 'fdAT');
  expect(numbered.map(({ data }) => data.readUInt32BE(0))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  for (const control of dataOf('fcTL')) expect([control.readUInt32BE(4), control.readUInt32BE(8)]).toEqual([width, height]);
  // No offset; nothing is disposed of, and a frame is blended over the one before.
  for (const control of dataOf('fcTL'))
    expect([...control.subarray(12, 20), ...control.subarray(24)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(dataOf('fcTL').map((control) => (1000 * control.readUInt16BE(20)) / control.readUInt16BE(22))).toEqual([180, 180, 180, 3000]);
});

test('played one over the other, the frames are the pictures again', () => {
  const transparent = [1, 3, 5].map((at) => dataOf('tRNS')[0]?.[at]);
  const screen = new Uint8Array(3 * width * height);
  const pixels = [...dataOf('IDAT'), ...dataOf('fdAT').map((data) => data.subarray(4))];
  let left = 0;
  for (const [index, data] of pixels.entries()) {
    const rows = inflateSync(data);
    for (let pixel = 0; pixel < width * height; pixel++) {
      const at = 3 * pixel + Math.floor(pixel / width) + 1;
      const colour = [...rows.subarray(at, at + 3)];
      if (colour.every((value, channel) => value === transparent[channel])) left++;
      else screen.set(colour, 3 * pixel);
    }
    expect(screen, `frame ${index}`).toEqual(picture(index));
  }
  expect(left, 'pixels that stay are left out').toBeGreaterThan(0);
});

test('a colour that is in a frame is not the transparent one', () => {
  const magenta = pngOf(Uint8Array.from({ length: 3 * width * height }, (_, at) => (at % 3 === 1 ? 0 : 255)));
  const taken = readChunks(joinFrames([{ png: magenta, delayMs: 0 }])).find(({ type }) => type === 'tRNS')?.data;
  expect([...(taken ?? [])]).toEqual([0, 255, 0, 0, 0, 254]);
});

describe('what is refused', () => {
  test('no frame, and one of another size', () => {
    expect(() => joinFrames([])).toThrow(/no frame/);
    const wide = pngOf(new Uint8Array(3 * 7 * height), { ...size, width: 7 });
    expect(() => joinFrames([...frames, { png: wide, delayMs: 1 }])).toThrow(/Frame 4 has 7 × 6 pixels, the first one 5 × 6/);
  });

  test('bytes that are no PNG, and one that is damaged or cut short', () => {
    expect(() => readChunks(Uint8Array.from([1, 2, 3]))).toThrow(/no PNG/);
    const damaged = Uint8Array.from(joined, (byte, at) => (at === 20 ? byte ^ 1 : byte));
    expect(() => readChunks(damaged)).toThrow(/IHDR at byte 8 is damaged/);
    expect(() => readChunks(joined.subarray(0, joined.length - 3))).toThrow(/IEND at byte \d+ is damaged/);
  });
});
