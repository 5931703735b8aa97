/** Numbers of the element types of safetensors. Sources: IEEE 754; OCP 8-bit floating point, revision 1.0, for F8. */
import { brainHalfToNumber, halfToNumber } from '../../../math/bytes/half';
import { elementBytes, type Dtype } from '../../safetensors/dtypes';

/** 1 sign, 4 exponent (bias 7), 3 fraction; no infinities, one not-a-number. */
function e4m3(byte: number): number {
  const sign = byte < 0x80 ? 1 : -1;
  const [exponent, fraction] = [(byte >> 3) & 15, byte & 7];
  if (exponent === 15 && fraction === 7) return Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -9 : (1 + fraction / 8) * 2 ** (exponent - 7));
}

const tables = new Map<Dtype, Float32Array>();

/** Types of one or two bytes through a table: an embedding has hundreds of millions of numbers. */
function tableOf(dtype: Dtype, size: number, number: (bits: number) => number): Float32Array {
  const known = tables.get(dtype);
  if (known !== undefined) return known;
  const made = Float32Array.from({ length: size }, (_, bits) => number(bits));
  tables.set(dtype, made);
  return made;
}

const smallTypes: Partial<Readonly<Record<Dtype, (bits: number) => number>>> = {
  F8_E4M3: e4m3,
  // The upper half of a number of half precision.
  F8_E5M2: (byte) => halfToNumber(byte << 8),
  F16: halfToNumber,
  BF16: brainHalfToNumber,
  I8: (byte) => (byte << 24) >> 24,
  U8: (byte) => byte,
  BOOL: (byte) => byte,
  I16: (bits) => (bits << 16) >> 16,
  U16: (bits) => bits,
};

const largeTypes: Partial<Readonly<Record<Dtype, (view: DataView, at: number) => number>>> = {
  F32: (view, at) => view.getFloat32(at, true),
  F64: (view, at) => view.getFloat64(at, true),
  I32: (view, at) => view.getInt32(at, true),
  U32: (view, at) => view.getUint32(at, true),
  I64: (view, at) => Number(view.getBigInt64(at, true)),
  U64: (view, at) => Number(view.getBigUint64(at, true)),
};

/** All numbers of these bytes. */
export function numbersOf(dtype: Dtype, bytes: Uint8Array): Float32Array {
  const size = elementBytes[dtype];
  const values = new Float32Array(bytes.length / size);
  const small = smallTypes[dtype];
  if (small !== undefined) {
    const table = tableOf(dtype, 2 ** (8 * size), small);
    for (let i = 0; i < values.length; i++)
      values[i] = table[size === 1 ? (bytes[i] ?? 0) : (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8)] ?? 0;
    return values;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const large = largeTypes[dtype];
  if (large !== undefined) for (let i = 0; i < values.length; i++) values[i] = large(view, i * size);
  return values;
}
