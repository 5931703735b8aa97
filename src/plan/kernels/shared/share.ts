/**
 * What one of several threads does of a dispatch. Kernels count what they make in units, each of which one thread makes
 * from beginning to end: however many there are, every number is the same to the bit.
 */
export interface Share {
  readonly part: number;
  readonly parts: number;
}

/** One thread does everything. */
export const whole: Share = { part: 0, parts: 1 };

/** So many units, which are handed out `step` at a time: what a kernel makes in one go, or what shares a cache line. */
export interface Units {
  readonly count: number;
  readonly step: number;
}

/** Floats of a cache line: threads that write side by side should not write to the same one. */
export const cacheLine = 16;

/** The units of a share, from the first up to the end: neighbours, and as many as the others have. */
export function rangeOf({ count, step }: Units, { part, parts }: Share): readonly [first: number, end: number] {
  const steps = Math.ceil(count / step);
  const boundary = (part: number): number => Math.min(count, step * Math.floor((steps * part) / parts));
  return [boundary(part), boundary(part + 1)];
}
