/**
 * Values of GGUF metadata as bytes. Every value follows the number of its type:
 *
 *   u8 0, i8 1, u16 2, i16 3, u32 4, i32 5, f32 6, bool 7, string 8, array 9, u64 10, i64 11, f64 12
 *   string   u64 length, then as many bytes of UTF-8
 *   array    u32 type of the elements, u64 count, the elements
 */
import { concatenated } from '../../math/concatenated';

export const ggufValueTypes = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;

/** Bytes of a value of each type whose size is fixed, by its number. */
export const fixedSizes: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 4],
  [7, 1],
  [10, 8],
  [11, 8],
  [12, 8],
]);

/** A value as it stands in a file, without the number of its type. */
export interface GgufValue {
  readonly type: number;
  readonly bytes: Uint8Array;
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
