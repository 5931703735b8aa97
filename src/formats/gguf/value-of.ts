import { FormatError } from '../format-error';
import type { LocatedValue } from './cursor';
import { ggufValueTypes } from './value';
import { quoted } from '../shared/quoted';

type Metadata = ReadonlyMap<string, LocatedValue>;

/** Readers of the types of number, by the type's own number. */
const numbers: ReadonlyMap<number, (view: DataView) => number> = new Map([
  [0, (view) => view.getUint8(0)],
  [1, (view) => view.getInt8(0)],
  [2, (view) => view.getUint16(0, true)],
  [3, (view) => view.getInt16(0, true)],
  [4, (view) => view.getUint32(0, true)],
  [5, (view) => view.getInt32(0, true)],
  [6, (view) => view.getFloat32(0, true)],
  [7, (view) => view.getUint8(0)],
  [10, (view) => Number(view.getBigUint64(0, true))],
  [11, (view) => Number(view.getBigInt64(0, true))],
  [12, (view) => view.getFloat64(0, true)],
]);

/** The number under a key, of whichever type. Throws {@link FormatError}. */
export function ggufNumber(metadata: Metadata, key: string): number {
  const { type, bytes, byteOffset } = valueOf(metadata, key);
  const read = numbers.get(type);
  if (read === undefined) throw new FormatError(`a number as ${quoted(key)}`, `a value of type ${type}`, byteOffset);
  return read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** The text under a key. Throws {@link FormatError}. */
export function ggufText(metadata: Metadata, key: string): string {
  const { type, bytes, byteOffset } = valueOf(metadata, key);
  if (type !== ggufValueTypes.string) throw new FormatError(`a text as ${quoted(key)}`, `a value of type ${type}`, byteOffset);
  return utf8(bytes.subarray(8), key, byteOffset);
}

/** The texts of a list under a key, `most` at most. Throws {@link FormatError}. */
export function ggufTexts(metadata: Metadata, key: string, most: number): readonly string[] {
  const { type, bytes, byteOffset } = valueOf(metadata, key);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type !== ggufValueTypes.array || view.getUint32(0, true) !== ggufValueTypes.string)
    throw new FormatError(`a list of texts as ${quoted(key)}`, `a value of type ${type}`, byteOffset);
  const count = Number(view.getBigUint64(4, true));
  if (count > most) throw new FormatError(`at most ${most} texts as ${quoted(key)}`, String(count), byteOffset);
  const texts: string[] = [];
  // The cursor has walked through it: every length is inside.
  for (let at = 12; texts.length < count;) {
    const length = Number(view.getBigUint64(at, true));
    texts.push(utf8(bytes.subarray(at + 8, at + 8 + length), key, byteOffset + at));
    at += 8 + length;
  }
  return texts;
}

function valueOf(metadata: Metadata, key: string): LocatedValue {
  const value = metadata.get(key);
  if (value === undefined) throw new FormatError(`${quoted(key)} in the metadata`, 'none');
  return value;
}

function utf8(bytes: Uint8Array, key: string, byteOffset: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FormatError(`UTF-8 as ${quoted(key)}`, 'bytes that are not', byteOffset);
  }
}
