import type { Granularity } from '../../../catalog/modes/granularity';
import { indexOutside } from '../../../math/codes/code-levels';
import { FormatError } from '../../format-error';
import { quoted } from '../../shared/quoted';
import { blocksFit, writeHalves } from './block-scales';
import { f16 } from './f16';
import type { GgufType } from './gguf-type';
import { q1_0 } from './q1-0';
import { q2_0 } from './q2-0';
import { q4_0 } from './q4-0';
import { q8_0 } from './q8-0';
import { tq1_0 } from './tq1-0';
import { tq2_0 } from './tq2-0';

/** Every type that holds codes exactly, by bits per weight: the first that fits is the smallest. Adding one: a file here and its name in this list. */
export const ggufTypes: readonly GgufType[] = [q1_0, tq1_0, tq2_0, q2_0, q4_0, q8_0, f16];

/** What programs of years ago read as well: llama.cpp learned the types made for ternary weights in 2024 and 2026. */
export const mostCompatibleFirst: readonly GgufType[] = [q4_0, q8_0, f16];

/**
 * The first type of `order` whose blocks fill rows of this length, and what of them shares a scale, and which has all the levels.
 * Null when there is none.
 */
export function typeFor(
  order: readonly GgufType[],
  rowLength: number,
  levels: readonly number[],
  granularity: Granularity = 'matrix',
): GgufType | null {
  return order.find((type) => blocksFit(type, rowLength, granularity) && levels.every((level) => type.levels.includes(level))) ?? null;
}

/**
 * The bytes of whole rows of codes. Throws RangeError for a code that the type does not have.
 *
 * @param halves the scale of each block; 1 where they are left out
 */
export function packCodes(type: GgufType, codes: Int8Array, halves?: Uint16Array): Uint8Array {
  const bad = indexOutside(codes, type.levels);
  if (bad >= 0) throw new RangeError(`${type.name} cannot hold the code ${codes[bad]} at ${bad}.`);
  const blocks = codes.length / type.blockCodes;
  if (!Number.isInteger(blocks))
    throw new RangeError(`${codes.length} codes are no whole number of ${type.name} blocks of ${type.blockCodes}.`);
  const bytes = new Uint8Array(blocks * type.blockBytes);
  for (let block = 0; block < blocks; block++) type.packBlock(codes, block * type.blockCodes, bytes, block * type.blockBytes);
  if (halves !== undefined) writeHalves(type, bytes, halves);
  return bytes;
}

/**
 * The codes of bytes that `packCodes` wrote. Throws {@link FormatError} at the first byte that it would have written
 * otherwise, or the first code that is not among `levels`.
 *
 * @param where name of the tensor and the offset of its bytes in the file, for messages
 * @param halves the scale of each block; 1 where they are left out
 */
export function unpackCodes(
  type: GgufType,
  bytes: Uint8Array,
  levels: readonly number[],
  where: { readonly name: string; readonly byteOffset: number },
  halves?: Uint16Array,
): Int8Array {
  const { blockCodes, blockBytes } = type;
  const blocks = Math.floor(bytes.length / blockBytes);
  const codes = new Int8Array(blocks * blockCodes);
  for (let block = 0; block < blocks; block++) type.unpackBlock(bytes, block * blockBytes, codes, block * blockCodes);

  const expected = (what: string): string => `${what} in the ${type.name} blocks of tensor ${quoted(where.name)}`;
  const bad = indexOutside(codes, levels);
  if (bad >= 0)
    throw new FormatError(
      expected(`codes out of ${levels.join(', ')}`),
      `the code ${codes[bad]}`,
      where.byteOffset + Math.floor(bad / blockCodes) * blockBytes,
    );
  const again = packCodes(type, codes, halves);
  for (let i = 0; i < again.length; i++) {
    if (bytes[i] !== again[i])
      throw new FormatError(expected(`the byte ${again[i]}, which alone packs these codes,`), `the byte ${bytes[i]}`, where.byteOffset + i);
  }
  return codes;
}
