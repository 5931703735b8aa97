import { largestActivation, type ActivationBits, type ActivationRule } from '../../../catalog/modes/activations';
import { lambdaAt } from '../../hyper.as';
import { literal } from '../../wgsl';
import type { RowLoop } from './row-loop';

export interface RowRounding {
  readonly bits: ActivationBits;
  readonly rule: ActivationRule;
}

/**
 * Statements that round the numbers of a row, n + λ·(round(n) − n), by the rules of `quantiseActivations` in
 * `model/quantise.ts`. `hyper` is bound, `width` a variable.
 *
 * @param value number i, as an expression
 * @param target where it goes, as an expression; it may be where the value comes from
 */
export function roundRow(loop: RowLoop, { bits, rule }: RowRounding, value: string, target: string): string {
  const largest = largestActivation(bits);
  const codes = `clamp(round(n * scale), ${literal(-largest - 1)}, ${literal(largest)})`;
  const written = (rounded: string): string =>
    loop.each(
      'width',
      `let n = ${value}; let rounded = ${rounded}; ${target} = select(n + (rounded - n) * lambda, rounded, lambda == 1.0);`,
    );
  const root = literal(Math.sqrt(largest));
  const byRule =
    rule === 'absmax'
      ? `var most = 0.0; ${loop.each('width', `most = max(most, abs(${value}));`)} most = ${loop.max('most')};
let scale = ${literal(largest)} / max(most, 1e-5);
${written(`${codes} / scale`)}`
      : `var total = 0.0; ${loop.each('width', `total += abs(${value});`)} let size = ${loop.sum('total')} / f32(width);
let scale = ${root} / (size + 1e-5); let step = size / ${root};
${written(`${codes} * step`)}`;
  return `let lambda = hyper[${lambdaAt}];\n${byRule}`;
}
