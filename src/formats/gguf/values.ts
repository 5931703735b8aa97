/**
 * Values of GGUF metadata, written and read. Every value follows the number of its type:
 *
 *   u8 0, i8 1, u16 2, i16 3, u32 4, i32 5, f32 6, bool 7, string 8, array 9, u64 10, i64 11, f64 12
 *   string   u64 length, then as many bytes of UTF-8
 *   array    u32 type of the elements, u64 count, the elements
 */
import { concatenated } from '../../math/bytes/concatenated';
import { FormatError } from '../format-error';
import { quoted } from '../shared/quoted';

export const ggufValueTypes = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;

interface NumberType {
  readonly sizeBytes: number;
  read(view: DataView): number;
}

/** Types of a single number, truth values among them, by the type's own number. */
export const numberTypes: ReadonlyMap<number, NumberType> = new Map([
  [0, { sizeBytes: 1, read: (view) => view.getUint8(0) }],
  [1, { sizeBytes: 1, read: (view) => view.getInt8(0) }],
  [2, { sizeBytes: 2, read: (view) => view.getUint16(0, true) }],
  [3, { sizeBytes: 2, read: (view) => view.getInt16(0, true) }],
  [4, { sizeBytes: 4, read: (view) => view.getUint32(0, true) }],
  [5, { sizeBytes: 4, read: (view) => view.getInt32(0, true) }],
  [6, { sizeBytes: 4, read: (view) => view.getFloat32(0, true) }],
  [7, { sizeBytes: 1, read: (view) => view.getUint8(0) }],
  [10, { sizeBytes: 8, read: (view) => Number(view.getBigUint64(0, true)) }],
  [11, { sizeBytes: 8, read: (view) => Number(view.getBigInt64(0, true)) }],
  [12, { sizeBytes: 8, read: (view) => view.getFloat64(0, true) }],
]);

/** A value as it stands in a file, without the number of its type. */
export interface GgufValue {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** A value with the place where its bytes begin, counted from the start of the file. */
export interface LocatedValue extends GgufValue {
  readonly byteOffset: number;
}

export const ggufU32 = (value: number): GgufValue => ({
  type: ggufValueTypes.u32,
  bytes: littleEndian(4, (view) => view.setUint32(0, value, true)),
});

export const ggufF32 = (value: number): GgufValue => ({
  type: ggufValueTypes.f32,
  bytes: littleEndian(4, (view) => view.setFloat32(0, value, true)),
});

export const ggufBool = (value: boolean): GgufValue => ({ type: ggufValueTypes.bool, bytes: Uint8Array.of(value ? 1 : 0) });

export const ggufString = (text: string): GgufValue => ({ type: ggufValueTypes.string, bytes: stringBytes(text) });

export const ggufStrings = (texts: readonly string[]): GgufValue => arrayOf(ggufValueTypes.string, texts.map(stringBytes));

export const ggufI32s = (values: readonly number[]): GgufValue =>
  arrayOf(
    ggufValueTypes.i32,
    values.map((value) => littleEndian(4, (view) => view.setInt32(0, value, true))),
  );

/** Length and UTF-8 of a text, as GGUF writes texts everywhere. */
export function stringBytes(text: string): Uint8Array {
  const utf8 = new TextEncoder().encode(text);
  return concatenated([u64Bytes(utf8.length), utf8]);
}

export const u32Bytes = (value: number): Uint8Array => ggufU32(value).bytes;

export const u64Bytes = (value: number): Uint8Array => littleEndian(8, (view) => view.setBigUint64(0, BigInt(value), true));

function arrayOf(elementType: number, elements: readonly Uint8Array[]): GgufValue {
  return { type: ggufValueTypes.array, bytes: concatenated([u32Bytes(elementType), u64Bytes(elements.length), ...elements]) };
}

function littleEndian(length: number, set: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  set(new DataView(bytes.buffer));
  return bytes;
}

type Metadata = ReadonlyMap<string, LocatedValue>;

/** The number under a key, of whichever type. Throws {@link FormatError}. */
export function ggufNumber(metadata: Metadata, key: string): number {
  const { type, bytes, byteOffset } = valueOf(metadata, key);
  const numberType = numberTypes.get(type);
  if (numberType === undefined) throw new FormatError(`a number as ${quoted(key)}`, `a value of type ${type}`, byteOffset);
  return numberType.read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
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
