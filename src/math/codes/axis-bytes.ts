import { roundToEven } from '../round-to-even';

/** A byte of a recorded latent stands for this much of the axis w/γ: finer than a pixel of any chart that draws it. */
export const AXIS_STEP = 0.02;
export const axisStepsPerUnit = 50;

/** The largest byte: what lies beyond ±2.54 is kept there. */
export const largestAxisByte = 127;

/**
 * `values / unit` to the nearest {@link AXIS_STEP}, a byte each. In single precision and ties to even, so that whoever
 * packs them where they lie gets the same bytes; a unit of 0 means that every value is 0.
 */
export function toAxisBytes(values: ArrayLike<number>, unit: number): Int8Array {
  const bytes = new Int8Array(values.length);
  const divisor = Math.fround(unit > 0 ? unit : 1);
  for (let i = 0; i < bytes.length; i++) {
    const steps = roundToEven(Math.fround(Math.fround(Math.fround(values[i] ?? 0) / divisor) * axisStepsPerUnit));
    bytes[i] = Math.max(-largestAxisByte, Math.min(largestAxisByte, steps));
  }
  return bytes;
}

/** Place on the axis w/γ of a recorded byte. */
export const axisPlace = (byte: number): number => byte * AXIS_STEP;
