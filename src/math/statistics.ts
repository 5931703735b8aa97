/**
 * Shannon entropy of the distribution that counts describe, in bits: H = −Σ p·log₂ p. What an ideal code would need per
 * item. 0 for one kind of item or for none; log₂ 3 ≈ 1.585 for three equally frequent ones.
 */
export function entropyBits(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let bits = 0;
  for (const count of counts) if (count > 0) bits += (count / total) * Math.log2(total / count);
  return bits;
}

/** Arithmetic mean; 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Sample variance, over n − 1; 0 of fewer than two. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/** Mean magnitude, mean|w|: the γ of a weight matrix. 0 of nothing. */
export function meanAbsolute(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.abs(values[i] ?? 0);
  return values.length === 0 ? 0 : sum / values.length;
}

/** How many of `values / unit` lie within `tolerance` of at least one of the places. */
export function countNear(values: ArrayLike<number>, unit: number, places: readonly number[], tolerance: number): number {
  let near = 0;
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] ?? 0) / unit;
    // By index: an iterator for each weight takes ten times as long, and this runs while a model trains.
    for (let p = 0; p < places.length; p++) {
      if (Math.abs(value - (places[p] ?? 0)) > tolerance) continue;
      near++;
      break;
    }
  }
  return near;
}

/** How a handful of measurements of one thing lie. */
export interface Spread {
  readonly low: number;
  /** The middle one; of an even number, the mean of the middle two. */
  readonly median: number;
  readonly high: number;
  readonly count: number;
}

/** NaN of nothing. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const count = sorted.length;
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  return { low: at(0), median: (at((count - 1) >> 1) + at(count >> 1)) / 2, high: at(count - 1), count };
}
