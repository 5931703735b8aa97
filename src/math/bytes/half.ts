import { roundToEven } from '../round-to-even';

/** The number that sixteen bits of IEEE half precision stand for: 1 sign, 5 exponent (bias 15), 10 fraction. */
export function halfToNumber(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The bits of the half nearest to a float32, of two equally near ones the even; Infinity from 65,520 on. */
export function numberToHalf(value: number): number {
  scratch.setFloat32(0, value);
  const bits = scratch.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = Math.abs(scratch.getFloat32(0));
  if (Number.isNaN(magnitude)) return sign | 0x7e00;
  if (magnitude >= 65_520) return sign | 0x7c00;
  const exponent = Math.max(((bits >>> 23) & 0xff) - 127, -14);
  // In units of the last place: below 1,024 without the leading bit (subnormal), and 2,048 where it was rounded up to a power of two.
  const units = roundToEven(magnitude * 2 ** (10 - exponent));
  return sign | (((exponent + 14) << 10) + units);
}

/** The number that sixteen bits of bfloat16 stand for: the upper half of a float32. */
export function brainHalfToNumber(bits: number): number {
  scratch.setUint32(0, bits << 16);
  return scratch.getFloat32(0);
}

const scratch = new DataView(new ArrayBuffer(4));
