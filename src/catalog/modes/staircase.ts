/**
 * A rule of rounding as a staircase: the code of a weight is the level above all cuts that `w · factor` has passed.
 * Every rule here is one, and a staircase is a handful of numbers: one loop of SIMD code serves all modes.
 */
export interface Staircase {
  /** The weight that the forward pass uses is code · scale. */
  readonly scale: number;
  /** Multiplies the weight, in float32, before it is compared. */
  readonly factor: number;
  /** The code below all cuts. */
  readonly lowest: number;
  /** Ascending. */
  readonly cuts: readonly Cut[];
}

export interface Cut {
  readonly at: number;
  /** Whether a value that is equal to the cut has passed it. */
  readonly inclusive: boolean;
  /** What passing it adds to the code. */
  readonly rise: number;
}

/** The code of a weight. */
export function codeOn({ factor, lowest, cuts }: Staircase, weight: number): number {
  const height = Math.fround(weight * factor);
  return cuts.reduce((code, { at, inclusive, rise }) => code + ((inclusive ? height >= at : height > at) ? rise : 0), lowest);
}
