/** A byte of a recorded latent stands for this much of the axis w/γ: finer than a pixel of any chart that draws it. */
export const AXIS_STEP = 0.02;

/** `values / unit` to the nearest {@link AXIS_STEP}, a byte each; what lies beyond ±2.54 is kept there. */
export function toAxisBytes(values: ArrayLike<number>, unit: number): Int8Array {
  const bytes = new Int8Array(values.length);
  const scale = 1 / (AXIS_STEP * (unit > 0 ? unit : 1));
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.max(-127, Math.min(127, Math.round((values[i] ?? 0) * scale)));
  return bytes;
}

/** Place on the axis w/γ of a recorded byte. */
export const axisPlace = (byte: number): number => byte * AXIS_STEP;
