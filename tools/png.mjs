/**
 * As much of PNG as pictures of pages need: chunks, and pixels of 8 bits a colour without transparency, as Chromium
 * writes them. Source: PNG specification, third edition (W3C 2025), §5.3 (chunks) and §9.2 (filters).
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const truecolour = 2;

/** @typedef {{ type: string, data: Buffer }} Chunk */
/** @typedef {{ width: number, height: number, rgb: Uint8Array }} Pixels Three bytes a pixel, row by row. */

/**
 * The chunks of a PNG, in order. Throws for bytes that are none, and for a chunk whose checksum is wrong.
 * @param {Uint8Array} png
 * @returns {Chunk[]}
 */
export function readChunks(png) {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (!bytes.subarray(0, 8).equals(signature)) throw new Error('These bytes are no PNG.');
  /** @type {Chunk[]} */
  const chunks = [];
  for (let at = 8; at < bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (end + 4 > bytes.length || bytes.readUInt32BE(end) !== crc32(bytes.subarray(at + 4, end)))
      throw new Error(`The chunk ${type} at byte ${at} is damaged.`);
    chunks.push({ type, data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

/**
 * A PNG of these chunks: each with its length in front, and the checksum of type and data behind.
 * @param {readonly Chunk[]} chunks
 * @returns {Buffer}
 */
export function writeChunks(chunks) {
  return Buffer.concat([
    signature,
    ...chunks.flatMap(({ type, data }) => {
      const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
      return [uint32(data.length), body, uint32(crc32(body))];
    }),
  ]);
}

/**
 * The pixels of a PNG. Throws for other colour types than truecolour in 8 bits.
 * @param {Uint8Array} png
 * @returns {Pixels}
 */
export function readPixels(png) {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined || header[8] !== 8 || header[9] !== truecolour || header[12] !== 0)
    throw new Error('Only pictures of 8 bits a colour, neither transparent nor interlaced, are read.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const filtered = inflateSync(Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : []))));
  return { width, height, rgb: unfiltered(filtered, 3 * width, height) };
}

/**
 * Pixels as the data of `IDAT`: unfiltered, which deflates best where most of a picture is plain.
 * @param {Pixels} pixels
 * @returns {Buffer}
 */
export function deflatePixels({ width, height, rgb }) {
  const rowBytes = 3 * width;
  const rows = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0; y < height; y++) rows.set(rgb.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  return deflateSync(rows, { level: 9 });
}

/**
 * The `IHDR` of such pixels.
 * @param {Pixels} pixels
 * @returns {Chunk}
 */
export function headerOf({ width, height }) {
  return { type: 'IHDR', data: Buffer.concat([uint32(width), uint32(height), Buffer.from([8, truecolour, 0, 0, 0])]) };
}

/** @param {number} value */
export function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/**
 * Every byte is stored as a difference to what the byte left of it, above it, and left above it foretell.
 * @param {Uint8Array} filtered rows, each behind the number of its filter
 * @param {number} rowBytes
 * @param {number} height
 */
function unfiltered(filtered, rowBytes, height) {
  const bytes = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x++) {
      const at = y * rowBytes + x;
      const left = x < 3 ? 0 : (bytes[at - 3] ?? 0);
      const above = bytes[at - rowBytes] ?? 0;
      const leftAbove = x < 3 ? 0 : (bytes[at - rowBytes - 3] ?? 0);
      bytes[at] = (filtered[at + y + 1] ?? 0) + foretold(filter, left, above, leftAbove);
    }
  }
  return bytes;
}

/**
 * @param {number} filter
 * @param {number} left
 * @param {number} above
 * @param {number} leftAbove
 */
function foretold(filter, left, above, leftAbove) {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, leftAbove);
    default:
      throw new Error(`There is no filter ${filter}.`);
  }
}

/**
 * Whichever of the three is nearest to left + above − leftAbove, in this order.
 * @param {number} left
 * @param {number} above
 * @param {number} leftAbove
 */
function paeth(left, above, leftAbove) {
  const toLeft = Math.abs(above - leftAbove);
  const toAbove = Math.abs(left - leftAbove);
  const toLeftAbove = Math.abs(left + above - 2 * leftAbove);
  if (toLeft <= toAbove && toLeft <= toLeftAbove) return left;
  return toAbove <= toLeftAbove ? above : leftAbove;
}
