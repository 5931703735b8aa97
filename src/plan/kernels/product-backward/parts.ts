import { padded, type BindingKind } from '../../wgsl';
import { dropoutFunctions } from '../shared/dropout';
import type { ProductBackwardShape } from './shape';

/** What the gradients of a product bind, however they are computed. */
export function productBackwardBindings({ dropout, inputGradient }: ProductBackwardShape): Record<string, BindingKind> {
  const bindings: Record<string, BindingKind> = { dy: 'read vec4<f32>', x: 'read vec4<f32>', gradient: 'read_write f32' };
  if (inputGradient) {
    bindings['w'] = 'read vec4<f32>';
    bindings['dx'] = 'read_write vec4<f32>';
  }
  if (dropout > 0) bindings['mask'] = 'read u32';
  return bindings;
}

/**
 * `dyAt(row, column / 4)`: the gradient behind the dropout. `store(row, column / 4, v)` and `storeBias(row / 4, v)`: into
 * the flat gradient, whose rows are in the order of the latents and not padded.
 */
export function productBackwardAccess({ inputs, outputs, bias, dropout, pairedRows, headDim }: ProductBackwardShape): string {
  const four = [0, 1, 2, 3];
  const out4 = padded(outputs) / 4;
  return `${dropout > 0 ? dropoutFunctions('mask', dropout, outputs) : ''}
fn dyAt(row: u32, n4: u32) -> vec4<f32> { return dy[row * ${out4}u + n4]${dropout > 0 ? ' * maskAt4(row, n4)' : ''}; }
fn latentRow(row: u32) -> u32 {
  ${pairedRows > 0 ? `if (row < ${pairedRows}u) { let j = row % ${headDim}u; return row - j + j / 2u + (j % 2u) * ${headDim / 2}u; }` : ''}
  return row;
}
fn store(row: u32, k4: u32, v: vec4<f32>) {
  ${outputs % 4 === 0 ? '' : `if (row >= ${outputs}u) { return; }`}
  let o = at.x + latentRow(row) * ${inputs}u + k4 * 4u;
  ${four.map((i) => inside(`k4 * 4u + ${i}u`, inputs, `gradient[o + ${i}u] = v[${i}];`)).join(' ')}
}
${bias ? `fn storeBias(n4: u32, v: vec4<f32>) { ${four.map((i) => inside(`n4 * 4u + ${i}u`, outputs, `gradient[at.y + n4 * 4u + ${i}u] = v[${i}];`)).join(' ')} }` : ''}`;
}

/** A statement for what is not padding. */
const inside = (index: string, count: number, statement: string): string => (count % 4 === 0 ? statement : `if (${index} < ${count}u) { ${statement} }`);
