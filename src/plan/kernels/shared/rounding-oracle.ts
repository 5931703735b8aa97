import { largestActivation, type ActivationBits, type ActivationRule } from '../../../catalog/modes/activations';
import { roundToEven } from '../../../math/round-to-even';
import { lambdaAt } from '../../hyper.as';
import { vector, type Bound } from './oracle';

/** n + λ·(round(n) − n), by the rules of `quantiseActivations` in `model/quantise.ts`. `bound` has `hyper`. */
export function roundedRow(
  row: readonly number[],
  { bits, rule }: { readonly bits: ActivationBits; readonly rule: ActivationRule },
  bound: Bound,
): readonly number[] {
  const lambda = vector(bound, 'hyper').get(lambdaAt);
  const largest = largestActivation(bits);
  const sizes = row.map(Math.abs);
  const mean = sizes.reduce((total, size) => total + size, 0) / row.length;
  const most = Math.max(1e-5, ...sizes);
  const [scale, step] =
    rule === 'absmax' ? [largest / most, most / largest] : [Math.sqrt(largest) / (mean + 1e-5), mean / Math.sqrt(largest)];
  return row.map((n) => n + lambda * (Math.min(Math.max(roundToEven(n * scale), -largest - 1), largest) * step - n));
}
