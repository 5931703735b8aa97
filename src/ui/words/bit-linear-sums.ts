/** One row of a BitLinear as what is left of a product: additions, subtractions and skips of integers, and its scales at the end. */
import type { BitLinearReport } from '../../worker/protocol';

export interface RowSums {
  readonly adds: number;
  readonly subtracts: number;
  readonly skips: number;
  /** Sum of what is added, and of what is subtracted, each as often as its code says: integers where activations are rounded. */
  readonly added: number;
  readonly subtracted: number;
  /** added − subtracted, times both scales, plus the bias. Of several groups each has its own. */
  readonly output: number;
  /** Codes beyond ±1: their activation is multiplied by a small whole number. */
  readonly multiples: number;
  /** Largest difference that rounding made to an activation. */
  readonly largestRounding: number;
}

export function rowSums({ inputs, rounded, weights, activationStep, weightScales, groupInputs, bias }: BitLinearReport): RowSums {
  const counts = { adds: 0, subtracts: 0, skips: 0, added: 0, subtracted: 0, multiples: 0 };
  let largestRounding = 0;
  let scaled = 0;
  inputs.forEach((input, i) => {
    const value = rounded === null ? input : (rounded[i] ?? 0);
    const weight = weights[i] ?? 0;
    largestRounding = Math.max(largestRounding, Math.abs(value * activationStep - input));
    scaled += value * weight * (weightScales[Math.floor(i / groupInputs)] ?? Number.NaN);
    if (Math.abs(weight) > 1) counts.multiples += 1;
    if (weight > 0) {
      counts.adds += 1;
      counts.added += value * weight;
    } else if (weight < 0) {
      counts.subtracts += 1;
      counts.subtracted -= value * weight;
    } else counts.skips += 1;
  });
  const [scale = Number.NaN, ...others] = weightScales;
  const sum = others.length === 0 ? (counts.added - counts.subtracted) * activationStep * scale : scaled * activationStep;
  return { ...counts, largestRounding, output: sum + bias };
}
