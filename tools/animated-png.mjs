/**
 * Joins PNG pictures into one animated PNG: browsers play it, everything else shows its first frame.
 *
 * `acTL` says how many frames there are, an `fcTL` before each frame how long it is shown; the pixels of the first frame
 * are `IDAT`, those of the others `fdAT`, which is the same behind a sequence number. One colour that occurs in no frame
 * is declared transparent, and stands for every pixel that is as in the frame before: such a frame deflates to a fraction.
 * Source: PNG specification, third edition (W3C 2025), §11.3.6 (animation) and §11.3.1.1 (`tRNS`).
 */
import { deflatePixels, headerOf, readPixels, uint32, writeChunks } from './png.mjs';

const blendOver = 1;

/** @typedef {import('./png.mjs').Pixels} Pixels */
/** @typedef {{ png: Uint8Array, delayMs: number }} Frame A picture, and how long it is shown: 0…65,535 ms. */

/**
 * One animated PNG of all frames, played again and again. Throws where there is none, or one has another size.
 * @param {readonly Frame[]} frames
 * @returns {Buffer}
 */
export function joinFrames(frames) {
  const pictures = frames.map(({ png }) => readPixels(png));
  const [first] = pictures;
  if (first === undefined) throw new Error('There is no frame to join.');
  pictures.forEach(({ width, height }, index) => {
    if (width !== first.width || height !== first.height)
      throw new Error(`Frame ${index} has ${width} × ${height} pixels, the first one ${first.width} × ${first.height}.`);
  });
  const unused = unusedColour(pictures);

  let sequence = 0;
  return writeChunks([
    headerOf(first),
    { type: 'acTL', data: Buffer.concat([uint32(frames.length), uint32(0)]) },
    { type: 'tRNS', data: Buffer.from(unused.flatMap((value) => [0, value])) },
    ...pictures.flatMap((picture, index) => {
      const control = { type: 'fcTL', data: controlOf(sequence++, picture, frames[index]?.delayMs ?? 0) };
      const before = pictures[index - 1];
      if (before === undefined) return [control, { type: 'IDAT', data: deflatePixels(picture) }];
      const changed = deflatePixels(changesOf(picture, before, unused));
      return [control, { type: 'fdAT', data: Buffer.concat([uint32(sequence++), changed]) }];
    }),
    { type: 'IEND', data: Buffer.alloc(0) },
  ]);
}

/**
 * @param {number} sequence
 * @param {Pixels} picture
 * @param {number} delayMs
 */
function controlOf(sequence, { width, height }, delayMs) {
  const data = Buffer.alloc(26);
  [sequence, width, height].forEach((value, index) => data.writeUInt32BE(value, 4 * index));
  // The offsets are 0, and nothing is disposed of.
  data.writeUInt16BE(delayMs, 20);
  data.writeUInt16BE(1000, 22);
  data.writeUInt8(blendOver, 25);
  return data;
}

/**
 * The picture with `unused` wherever it is as the one before.
 * @param {Pixels} picture
 * @param {Pixels} before
 * @param {readonly number[]} unused
 * @returns {Pixels}
 */
function changesOf(picture, before, unused) {
  const rgb = picture.rgb.slice();
  for (let at = 0; at < rgb.length; at += 3) {
    if ([0, 1, 2].every((channel) => rgb[at + channel] === before.rgb[at + channel])) rgb.set(unused, at);
  }
  return { ...picture, rgb };
}

/**
 * A colour that no pixel has, as red, green and blue.
 * @param {readonly Pixels[]} pictures
 */
function unusedColour(pictures) {
  const used = new Set();
  for (const { rgb } of pictures)
    for (let at = 0; at < rgb.length; at += 3) used.add(((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0));
  let colour = 0xff00ff;
  while (used.has(colour)) colour--;
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}
