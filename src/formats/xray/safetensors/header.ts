/** The header of a safetensors file of any size: its length, and as many bytes of JSON. Byte layout: `safetensors/layout.ts`. */
import { FormatError } from '../../format-error';
import { parseHeader, type Header, type HeaderEntry } from '../../safetensors/header';
import type { RangedSource } from '../source';

/** A hundred thousand tensors; a shard of any model of today has a few thousand. */
const MOST_HEADER_BYTES = 12 * 2 ** 20;
const LENGTH_BYTES = 8;

/** A tensor, and where its data begins in which file. */
export interface PlacedEntry extends HeaderEntry {
  readonly source: RangedSource;
  readonly byteOffset: number;
}

export interface SafetensorsHeader {
  readonly metadata: Header['metadata'];
  readonly entries: readonly PlacedEntry[];
}

/** Throws {@link FormatError}, and no other error, on any bytes. */
export async function readSafetensorsHeader(source: RangedSource): Promise<SafetensorsHeader> {
  if (source.sizeBytes < LENGTH_BYTES) throw new FormatError('at least 8 bytes', `${source.sizeBytes}`, 0);
  const head = await source.read(0, LENGTH_BYTES);
  const length = new DataView(head.buffer, head.byteOffset).getBigUint64(0, true);
  const left = source.sizeBytes - LENGTH_BYTES;
  if (length > BigInt(Math.min(left, MOST_HEADER_BYTES)))
    throw new FormatError(`a header of ${Math.min(left, MOST_HEADER_BYTES)} bytes at most`, String(length), 0);
  const dataStart = LENGTH_BYTES + Number(length);
  const { metadata, entries } = parseHeader(await source.read(LENGTH_BYTES, dataStart), LENGTH_BYTES, source.sizeBytes - dataStart);
  return { metadata, entries: entries.map((entry) => ({ ...entry, source, byteOffset: dataStart + entry.begin })) };
}
