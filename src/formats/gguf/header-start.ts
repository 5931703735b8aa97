/**
 * What every GGUF begins with, and how a tensor is claimed, for the reader that refuses and for the one that shows what is left:
 *
 *   "GGUF" | u32 version | u64 tensors | u64 keys
 *   keys     × { string key | u32 type | value }
 *   tensors  × { string name | u32 dimensions | u64 extent … | u32 type | u64 offset }
 *
 * Version 2 differs in nothing that is read here. Source: ggml, `docs/gguf.md`.
 */
import * as words from '#words/formats/verdicts';
import { FormatError } from '../format-error';
import { quoted } from '../shared/quoted';
import type { GgufCursor } from './cursor';
import { ggufNumber, type LocatedValue } from './values';

export const VERSION = 3;
const VERSIONS = [2, VERSION];
/** Version 3 in a file that stores the highest byte first; the signature is the same. */
const BIG_ENDIAN = 0x03000000;
export const ALIGNMENT = 32;
const ALIGNMENT_KEY = 'general.alignment';
const MAX_ALIGNMENT = 65_536;
const MAX_DIMENSIONS = 4;
/** More than any model has. */
const MOST_TENSORS = 100_000;
const MOST_KEYS = 100_000;

export interface GgufStart {
  readonly version: number;
  readonly tensorCount: number;
  readonly metadata: ReadonlyMap<string, LocatedValue>;
  readonly alignment: number;
}

/** Everything before the first tensor. Throws {@link FormatError}. */
export function readStart(cursor: GgufCursor, fileLength: number): GgufStart {
  cursor.u32('the signature');
  const version = cursor.u32('the version');
  if (!VERSIONS.includes(version))
    throw new FormatError(
      `version ${VERSIONS.join(words.or)} of GGUF`,
      `version ${version}`,
      4,
      version === BIG_ENDIAN ? words.otherEndian : version === 1 ? words.oldGguf : words.unknownGguf,
    );
  const tensorCount = cursor.size('a number of tensors', Math.min(fileLength, MOST_TENSORS));
  const keyCount = cursor.size('a number of metadata keys', Math.min(fileLength, MOST_KEYS));
  const metadata = new Map<string, LocatedValue>();
  for (let i = 0; i < keyCount; i++) {
    const place = cursor.at;
    const key = cursor.text('a metadata key');
    if (metadata.has(key)) throw new FormatError('every metadata key once', `${quoted(key)} twice`, place);
    metadata.set(key, cursor.value(key));
  }
  return { version, tensorCount, metadata, alignment: alignmentOf(metadata) };
}

export interface ClaimStart {
  /** Where the claim begins in the file. */
  readonly place: number;
  readonly name: string;
  /** For messages: which tensor it is. */
  readonly of: string;
  /** ggml's, the fastest first. */
  readonly extents: readonly number[];
  readonly type: number;
}

/** The claim of a tensor up to its offset. Throws {@link FormatError}. */
export function readClaim(cursor: GgufCursor): ClaimStart {
  const place = cursor.at;
  const name = cursor.text('a tensor name');
  const of = `of tensor ${quoted(name)}`;
  const dimensions = cursor.u32(`the number of dimensions ${of}`);
  if (dimensions < 1 || dimensions > MAX_DIMENSIONS)
    throw new FormatError(`1 to ${MAX_DIMENSIONS} dimensions ${of}`, String(dimensions), place);
  const extents = Array.from({ length: dimensions }, () => cursor.size(`an extent ${of}`, 2 ** 40));
  return { place, name, of, extents, type: cursor.u32(`the type ${of}`) };
}

function alignmentOf(metadata: ReadonlyMap<string, LocatedValue>): number {
  if (!metadata.has(ALIGNMENT_KEY)) return ALIGNMENT;
  const alignment = ggufNumber(metadata, ALIGNMENT_KEY);
  if (!Number.isInteger(Math.log2(alignment)) || alignment > MAX_ALIGNMENT)
    throw new FormatError(
      `an alignment that is a power of two up to ${MAX_ALIGNMENT}`,
      String(alignment),
      metadata.get(ALIGNMENT_KEY)?.byteOffset,
    );
  return alignment;
}
