/**
 * The header of a GGUF file of any size. Its beginning is read in growing pieces until all of it is there; types are not
 * judged here, so that a file with one unknown type still shows the others. Byte layout: `gguf/container.ts`.
 */
import { GgufCursor, HeaderGoesOn } from '../../gguf/cursor';
import { readClaim, readStart } from '../../gguf/header-start';
import { ggufValueTypes, type LocatedValue } from '../../gguf/values';
import { FormatError } from '../../format-error';
import { quoted } from '../../shared/quoted';
import type { RangedSource } from '../source';

/** A vocabulary of a quarter of a million tokens with its merges takes 12 MB. */
const MOST_HEADER_BYTES = 128 * 2 ** 20;
const FIRST_BYTES = 2 ** 20;

/** A tensor as its description claims it. */
export interface ClaimedTensor {
  readonly name: string;
  /** Ours, the slowest extent first. */
  readonly shape: readonly number[];
  /** ggml's number. */
  readonly type: number;
  /** From the start of the file. */
  readonly byteOffset: number;
  /** Up to the next tensor or the end of the file. Less than 0 where it begins behind the end. */
  readonly roomBytes: number;
}

export interface GgufHeader {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, LocatedValue>;
  readonly alignment: number;
  readonly tensors: readonly ClaimedTensor[];
}

/** Throws {@link FormatError}, and no other error, on any bytes. */
export async function readGgufHeader(source: RangedSource): Promise<GgufHeader> {
  const most = Math.min(source.sizeBytes, MOST_HEADER_BYTES);
  for (let length = Math.min(FIRST_BYTES, most); ; length = Math.min(4 * length, most)) {
    try {
      return parse(await source.read(0, length), source.sizeBytes);
    } catch (error) {
      if (!(error instanceof HeaderGoesOn)) throw error;
      if (length === most) throw new FormatError(`a header of ${MOST_HEADER_BYTES} bytes at most`, 'a longer one', length);
    }
  }
}

function parse(bytes: Uint8Array, fileLength: number): GgufHeader {
  const cursor = new GgufCursor(bytes, fileLength);
  const { version, tensorCount, metadata, alignment } = readStart(cursor, fileLength);
  const claims = Array.from({ length: tensorCount }, () => claim(cursor));
  refuseTwice(claims.map(({ name }) => name));
  const dataStart = Math.ceil(cursor.at / alignment) * alignment;
  return { version, metadata: small(metadata), alignment, tensors: located(claims, dataStart, fileLength) };
}

function claim(cursor: GgufCursor): { name: string; shape: readonly number[]; type: number; offset: number } {
  const { place, name, of, extents, type } = readClaim(cursor);
  if (extents.includes(0) || extents.reduce((product, extent) => product * extent, 1) > 2 ** 48)
    throw new FormatError(`extents ${of} of at least 1 and of 2^48 elements at most`, extents.join(', '), place);
  return { name, shape: extents.toReversed(), type, offset: cursor.size(`an offset ${of}`, 2 ** 50) };
}

function refuseTwice(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new FormatError('every tensor once', `${quoted(name)} twice`);
    seen.add(name);
  }
}

function located(claims: readonly ReturnType<typeof claim>[], dataStart: number, fileLength: number): readonly ClaimedTensor[] {
  const offsets = [...new Set(claims.map(({ offset }) => offset))].toSorted((a, b) => a - b);
  const next = new Map(offsets.map((offset, i) => [offset, offsets[i + 1]]));
  return claims.map(({ name, shape, type, offset }) => {
    const byteOffset = dataStart + offset;
    const after = next.get(offset);
    return {
      name,
      shape,
      type,
      byteOffset,
      roomBytes: (after === undefined ? fileLength : Math.min(fileLength, dataStart + after)) - byteOffset,
    };
  });
}

/** What is kept of a value: of a list its length, of a long text its beginning. The bytes that were read can then go. */
function small(metadata: ReadonlyMap<string, LocatedValue>): ReadonlyMap<string, LocatedValue> {
  const LIST_HEAD_BYTES = 12;
  const MOST_TEXT_BYTES = 4096;
  return new Map(
    Array.from(metadata, ([key, { type, bytes, byteOffset }]) => {
      const length = type === ggufValueTypes.array ? LIST_HEAD_BYTES : Math.min(bytes.length, MOST_TEXT_BYTES);
      return [key, { type, bytes: bytes.slice(0, length), byteOffset }];
    }),
  );
}

/** How many elements a list has; null where the key names no list. */
export function listLength(metadata: ReadonlyMap<string, LocatedValue>, key: string): number | null {
  const value = metadata.get(key);
  if (value?.type !== ggufValueTypes.array || value.bytes.length < 12) return null;
  return Number(new DataView(value.bytes.buffer, value.bytes.byteOffset).getBigUint64(4, true));
}
