/**
 * The GGUF container, version 3, little endian.
 *
 *   "GGUF" | u32 version | u64 tensors | u64 keys
 *   keys     × { string key | u32 type | value }
 *   tensors  × { string name | u32 dimensions | u64 extent … | u32 type | u64 offset }
 *   zeros up to a multiple of 32
 *   data: each tensor at its offset from here, zeros up to a multiple of 32 between them and after the last
 *
 * Extents are in ggml's order, the fastest first: a matrix [out, in] has the extents in, out and its rows lie one after
 * another. Source: ggml, `docs/gguf.md`.
 */
import * as words from '#words/formats/verdicts';
import { elementCount } from '../../experiment/architecture';
import { concatenated } from '../../math/bytes/concatenated';
import { recogniseForeignFile } from '../foreign/file';
import { CUT_SHORT, FormatError } from '../format-error';
import { foreignTypeVerdict } from './foreign-types';
import { GgufCursor } from './cursor';
import { ALIGNMENT, readClaim, readStart, VERSION } from './header-start';
import { readableTypes } from './types/dequantise';
import type { TensorLayout } from './types/gguf-type';
import { quoted } from '../shared/quoted';
import { stringBytes, u32Bytes, u64Bytes, type GgufValue, type LocatedValue } from './values';

/** The bytes "GGUF" as a number. */
const MAGIC = 0x46554747;
export interface GgufTensor {
  readonly name: string;
  /** Ours, the slowest extent first: `[out, in]`. */
  readonly shape: readonly number[];
  readonly layout: TensorLayout;
  readonly bytes: Uint8Array;
}

/** A tensor in a file that was read: its bytes are a view of the file. */
export interface LocatedGgufTensor extends GgufTensor {
  /** Where its data begins, counted from the start of the file. */
  readonly byteOffset: number;
}

export interface GgufContents<Value, Tensor> {
  readonly metadata: ReadonlyMap<string, Value>;
  readonly tensors: readonly Tensor[];
}

/** Whether a file says of itself that it is GGUF. */
export const looksLikeGguf = (bytes: Uint8Array): boolean => u32Bytes(MAGIC).every((byte, i) => bytes[i] === byte);

/** The bytes of a file. The shape of every tensor must match its bytes. */
export function writeGguf({ metadata, tensors }: GgufContents<GgufValue, GgufTensor>): Uint8Array {
  const header = [u32Bytes(MAGIC), u32Bytes(VERSION), u64Bytes(tensors.length), u64Bytes(metadata.size)];
  for (const [key, { type, bytes }] of metadata) header.push(stringBytes(key), u32Bytes(type), bytes);
  const data: Uint8Array[] = [];
  let offset = 0;
  for (const { name, shape, layout, bytes } of tensors) {
    const needed = (elementCount(shape) / layout.blockCodes) * layout.blockBytes;
    if (bytes.length !== needed) throw new RangeError(`Tensor "${name}" has ${bytes.length} bytes, its shape needs ${needed}.`);
    header.push(stringBytes(name), u32Bytes(shape.length), ...shape.toReversed().map(u64Bytes), u32Bytes(layout.id), u64Bytes(offset));
    data.push(bytes, padding(bytes.length));
    offset = aligned(offset + bytes.length);
  }
  const head = concatenated(header);
  return concatenated([head, padding(head.length), ...data]);
}

/**
 * Metadata and tensors of a file. Everything is checked before any of it is used, and nothing is allocated by a claim of
 * the file. Throws {@link FormatError}, and no other error, on any other bytes.
 */
export function readGguf(bytes: Uint8Array): GgufContents<LocatedValue, LocatedGgufTensor> {
  if (!looksLikeGguf(bytes)) throw new FormatError('a GGUF file', recogniseForeignFile(bytes)?.name ?? 'other first bytes', 0);
  const cursor = new GgufCursor(bytes);
  const { tensorCount, metadata, alignment } = readStart(cursor, bytes.length);

  const infos: TensorInfo[] = [];
  const names = new Set<string>();
  for (let i = 0; i < tensorCount; i++) {
    const info = readTensorInfo(cursor, bytes.length, metadata);
    if (names.has(info.name)) throw new FormatError('every tensor once', `${quoted(info.name)} twice`, info.place);
    names.add(info.name);
    infos.push(info);
  }
  return { metadata, tensors: locateData(infos, bytes, aligned(cursor.at, alignment), alignment) };
}

type TensorInfo = Omit<GgufTensor, 'bytes'> & {
  readonly offset: number;
  readonly sizeBytes: number;
  /** Of this description in the file. */ readonly place: number;
};

function readTensorInfo(cursor: GgufCursor, fileLength: number, metadata: ReadonlyMap<string, LocatedValue>): TensorInfo {
  const { place, name, of, extents, type } = readClaim(cursor);
  const layout = readableTypes.get(type);
  if (layout === undefined)
    throw new FormatError(
      `a type ${of} out of ${Array.from(readableTypes.values(), ({ name: known, id }) => `${known} (${id})`).join(', ')}`,
      String(type),
      place,
      foreignTypeVerdict(metadata, type),
    );
  const row = extents[0] ?? 0;
  if (row % layout.blockCodes !== 0 || extents.includes(0))
    throw new FormatError(`rows ${of} of whole ${layout.name} blocks of ${layout.blockCodes}`, `the extents ${extents.join(', ')}`, place);
  const sizeBytes = (elementCount(extents) / layout.blockCodes) * layout.blockBytes;
  if (sizeBytes > fileLength)
    throw new FormatError(
      `no more than the ${fileLength} bytes of the file for the data ${of}`,
      `${sizeBytes} bytes (${layout.name}, extents ${extents.join(', ')})`,
      place,
    );
  return { name, shape: extents.toReversed(), layout, offset: cursor.size(`an offset ${of}`), sizeBytes, place };
}

/** Each tensor must begin where the one before it ends, filled up to the alignment, and the last must end with the file, filled up or not. */
function locateData(infos: readonly TensorInfo[], bytes: Uint8Array, dataStart: number, alignment: number): LocatedGgufTensor[] {
  let last = 0;
  let covered = 0;
  const tensors = infos.map(({ name, shape, layout, offset, sizeBytes, place }) => {
    if (offset !== covered) {
      const wrong = offset > covered ? 'a hole before it' : 'an overlap with the one before it';
      throw new FormatError(
        `the data of tensor ${quoted(name)} at offset ${covered}`,
        `${wrong} (offset ${offset})`,
        place,
        words.otherLayout,
      );
    }
    last = offset + sizeBytes;
    covered = aligned(last, alignment);
    const byteOffset = dataStart + offset;
    return { name, shape, layout, bytes: bytes.subarray(byteOffset, byteOffset + sizeBytes), byteOffset };
  });
  const end = dataStart + covered;
  if (dataStart + last > bytes.length)
    throw new FormatError(`${end} bytes for all tensors`, `${bytes.length}: the file ends too soon`, bytes.length, CUT_SHORT);
  if (end < bytes.length)
    throw new FormatError(`${end} bytes for all tensors`, `${bytes.length - end} bytes more, which belong to none`, end);
  return tensors;
}

const aligned = (offset: number, alignment = ALIGNMENT): number => Math.ceil(offset / alignment) * alignment;

const padding = (length: number): Uint8Array => new Uint8Array(aligned(length) - length);
