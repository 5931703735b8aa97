import { padded } from '../../kernel';
import { dropoutFunctions } from '../shared/dropout';
import { turnFunction, turnSizes } from '../shared/rotary';
import type { ProductShape } from './kernel';

/** Extents of both matrices, and the inner ones as the `vec4`s that hold a row. */
export const productSizes = ({ rows, inputs, outputs, rotary }: ProductShape): Record<string, number> => ({
  rows,
  outputs,
  in4: padded(inputs) / 4,
  out4: padded(outputs) / 4,
  ...(rotary ? turnSizes(rotary) : {}),
});

/** `xAt(row, four)` and `wAt(row, four)`, for tiles that reach beyond the matrices: zeros there. */
export const productReads = [
  ['x', 'at.rows'],
  ['w', '4u * at.out4'],
]
  .map(
    ([name, count]) =>
      `fn ${name}At(row: u32, q: u32) -> vec4<f32> { if (row < ${count} && q < at.in4) { return ${name}[row * at.in4 + q]; } return vec4<f32>(0); }`,
  )
  .join('\n');

/** `store(row, column / 4, sums)`: what follows the sums of a product, up to where they are stored. */
export function productStore({ bias, residual, dropout, sumDropout, rotary }: ProductShape): string {
  return `${dropout > 0 ? dropoutFunctions('mask', dropout, 'at.outputs') : ''}
${sumDropout > 0 ? dropoutFunctions('sumMask', sumDropout, 'at.outputs') : ''}
${rotary ? turnFunction : ''}
${bias ? `fn biasAt(column: u32) -> f32 { return select(0.0, latents[at.x + column], column < at.outputs); }` : ''}
fn store(row: u32, n4: u32, sum: vec4<f32>) {
  var v = sum;
  ${bias ? 'v += vec4<f32>(biasAt(n4 * 4u), biasAt(n4 * 4u + 1u), biasAt(n4 * 4u + 2u), biasAt(n4 * 4u + 3u));' : ''}
  ${rotary ? 'v = vec4<f32>(turned(row, n4 * 4u, v.xy), turned(row, n4 * 4u + 2u, v.zw));' : ''}
  ${dropout > 0 ? 'v *= maskAt4(row, n4);' : ''}
  ${residual ? `v += stream[row * at.out4 + n4];` : ''}
  ${sumDropout > 0 ? 'v *= sumMaskAt4(row, n4);' : ''}
  y[row * at.out4 + n4] = v;
}`;
}
