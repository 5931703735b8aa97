/** One row of a BitLinear as what is left of a product: additions, subtractions and skips of integers, and one multiplication at the end. */
import type { BitLinearReport } from '../../worker/protocol';

export interface RowSums {
  readonly adds: number;
  readonly subtracts: number;
  readonly skips: number;
  /** Sum of what is added, and of what is subtracted: integers where activations are rounded. */
  readonly added: number;
  readonly subtracted: number;
  /** added − subtracted, times both scales, plus the bias. */
  readonly output: number;
  /** Largest difference that rounding made to an activation. */
  readonly largestRounding: number;
}

export function rowSums({ inputs, rounded, weights, activationStep, weightScale, bias }: BitLinearReport): RowSums {
  const counts = { adds: 0, subtracts: 0, skips: 0, added: 0, subtracted: 0 };
  let largestRounding = 0;
  inputs.forEach((input, i) => {
    const value = rounded === null ? input : (rounded[i] ?? 0);
    const weight = weights[i] ?? 0;
    largestRounding = Math.max(largestRounding, Math.abs(value * activationStep - input));
    if (weight > 0) {
      counts.adds += 1;
      counts.added += value;
    } else if (weight < 0) {
      counts.subtracts += 1;
      counts.subtracted += value;
    } else counts.skips += 1;
  });
  return { ...counts, largestRounding, output: (counts.added - counts.subtracted) * activationStep * weightScale + bias };
}
