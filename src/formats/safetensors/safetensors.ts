/**
 * The safetensors container.
 *
 *   byte 0        8                    8 + N                                   end
 *   ├── N ────────┼── header ──────────┼── tensor ──┬── tensor ──┬── … ────────┤
 *     u64, little   N bytes of JSON,     row-major, little endian, in the order
 *     endian        filled up with       of data_offsets, without holes
 *                   blanks to make
 *                   8 + N a multiple of 8
 *
 *   { "__metadata__": { "key": "text", … },
 *     "name": { "dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24] }, … }
 *
 * Offsets count from the end of the header. Source: the format section of the safetensors README (Hugging Face).
 */
import { CUT_SHORT, FormatError } from '../format-error';
import { recogniseForeignFile } from '../foreign/file';
import { parseHeader } from './header';
import { headerBytes, layOut, LENGTH_BYTES, tensorBytes, type TensorShape } from './layout';

/** The reference implementation's bound: a longer header is an attack or another format. */
const MAX_HEADER_BYTES = 100_000_000;

export interface StoredTensor extends TensorShape {
  /** Row-major, little endian. */
  readonly bytes: Uint8Array;
}

/** A tensor in a file that was read: a view of the file's bytes, not a copy. */
export interface LocatedTensor extends StoredTensor {
  /** Where its data begins, counted from the start of the file. */
  readonly byteOffset: number;
}

export interface SafetensorsContents {
  readonly metadata: ReadonlyMap<string, string>;
  readonly tensors: readonly LocatedTensor[];
}

/** The bytes of a file with these tensors. Those with wider elements go first, so that every one of them is aligned. */
export function writeSafetensors({
  metadata,
  tensors,
}: {
  readonly metadata: ReadonlyMap<string, string>;
  readonly tensors: readonly StoredTensor[];
}): Uint8Array {
  const { ordered, json, dataLength } = layOut(metadata, tensors);
  for (const tensor of ordered) {
    if (tensor.bytes.length !== tensorBytes(tensor))
      throw new RangeError(`Tensor "${tensor.name}" has ${tensor.bytes.length} bytes, its shape needs ${tensorBytes(tensor)}.`);
  }

  const headerLength = headerBytes(json.length);
  const file = new Uint8Array(LENGTH_BYTES + headerLength + dataLength);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
  file.set(json, LENGTH_BYTES);
  file.fill(0x20, LENGTH_BYTES + json.length, LENGTH_BYTES + headerLength);
  let offset = LENGTH_BYTES + headerLength;
  for (const { bytes } of ordered) {
    file.set(bytes, offset);
    offset += bytes.length;
  }
  return file;
}

/**
 * Metadata and tensors of a file. Everything is checked before any of it is used, and nothing is allocated by a claim
 * of the file. Throws {@link FormatError}, and no other error, on any other bytes.
 */
export function readSafetensors(bytes: Uint8Array): SafetensorsContents {
  const headerLength = readHeaderLength(bytes);
  const dataStart = LENGTH_BYTES + headerLength;
  const { metadata, entries } = parseHeader(bytes.subarray(LENGTH_BYTES, dataStart), LENGTH_BYTES, bytes.length - dataStart);
  const tensors = entries.map(({ name, dtype, shape, begin, end }) => ({
    name,
    dtype,
    shape,
    bytes: bytes.subarray(dataStart + begin, dataStart + end),
    byteOffset: dataStart + begin,
  }));
  return { metadata, tensors };
}

/** What the bytes hold as such a file; null where they are none, or a damaged one. */
export function safetensorsIn(bytes: Uint8Array): SafetensorsContents | null {
  try {
    return readSafetensors(bytes);
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

function readHeaderLength(bytes: Uint8Array): number {
  const expected = 'a safetensors file';
  if (bytes.length < LENGTH_BYTES) throw new FormatError(expected, recogniseForeignFile(bytes)?.name ?? `only ${bytes.length} bytes`, 0);
  // Compared as a 64-bit integer: as a float, 2⁶³ and its neighbours could not be told apart.
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true);
  const available = bytes.length - LENGTH_BYTES;
  if (length >= 2n && length <= BigInt(Math.min(available, MAX_HEADER_BYTES))) return Number(length);
  const foreign = recogniseForeignFile(bytes);
  if (foreign !== null) throw new FormatError(expected, foreign.name, 0, foreign.verdict);
  if (length < 2n || length > BigInt(MAX_HEADER_BYTES)) {
    throw new FormatError(
      `a header length from 2 to ${MAX_HEADER_BYTES}`,
      `${length}: this is not a safetensors file, or its first bytes are damaged`,
      0,
    );
  }
  throw new FormatError(`a header of ${length} bytes`, `${available} bytes after the length: the file ends too soon`, 0, CUT_SHORT);
}
