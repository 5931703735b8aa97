import { padded } from '../../kernel';
import { dropoutFunctions } from '../shared/dropout';
import type { ProductBackwardShape } from './kernel';

/** Extents of the weight and of the tokens, and the inner ones as the `vec4`s that hold a row. */
export const productBackwardSizes = ({ rows, inputs, outputs, pairedRows, headDim }: ProductBackwardShape): Record<string, number> => ({
  rows,
  inputs,
  outputs,
  in4: padded(inputs) / 4,
  out4: padded(outputs) / 4,
  pairedRows,
  headDim,
});

/**
 * `dyAt(row, column / 4)`: the gradient behind the dropout. `store(row, column / 4, v)` and `storeBias(row / 4, v)`: into
 * the flat gradient, whose rows are in the order of the latents and not padded.
 */
export function productBackwardAccess({ bias, dropout }: ProductBackwardShape): string {
  return `${dropout > 0 ? dropoutFunctions('mask', dropout, 'at.outputs') : ''}
fn dyAt(row: u32, n4: u32) -> vec4<f32> { return dy[row * at.out4 + n4]${dropout > 0 ? ' * maskAt4(row, n4)' : ''}; }
fn latentRow(row: u32) -> u32 {
  if (row >= at.pairedRows) { return row; }
  let j = row % at.headDim;
  return row - j + j / 2u + (j % 2u) * (at.headDim / 2u);
}
fn store(row: u32, k4: u32, v: vec4<f32>) {
  if (row >= at.outputs) { return; }
  let o = at.x + latentRow(row) * at.inputs;
  ${eachInside('k4', 'at.inputs', (i) => `gradient[o + ${i}] = v[${i} % 4u];`)}
}
${bias ? `fn storeBias(n4: u32, v: vec4<f32>) { ${eachInside('n4', 'at.outputs', (i) => `gradient[at.y + ${i}] = v[${i} % 4u];`)} }` : ''}`;
}

/** Repeats a statement for the numbers of a `vec4` that are not padding. */
const eachInside = (four: string, extent: string, statement: (i: string) => string): string =>
  `for (var i = 4u * ${four}; i < min(4u * ${four} + 4u, ${extent}); i++) { ${statement('i')} }`;
