import { kernelOf, padded, type BindingKind, type Kernel } from '../../wgsl';
import { dropoutFunctions } from '../shared/dropout';
import { turnFunction } from '../shared/rotary';
import type { ProductShape } from './shape';

/**
 * y = x · Wᵀ (+ b), turned by the rotary angle or dropped out where asked, plus the residual stream.
 *   x `[rows, inputs]`, w `[outputs, inputs]`, y and residual `[rows, outputs]`; every extent padded to a multiple of 4.
 * No barriers, 4 × 4 outputs a thread. `at.x`: offset of the bias among the latents.
 */
export function product(shape: ProductShape): Kernel {
  const { rows, inputs, outputs, bias, residual, dropout, sumDropout, rotary } = shape;
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  const four = [0, 1, 2, 3];
  const bindings: Record<string, BindingKind> = { x: 'read vec4<f32>', w: 'read vec4<f32>', y: 'read_write vec4<f32>' };
  if (bias) bindings['latents'] = 'read f32';
  if (residual) bindings['stream'] = 'read vec4<f32>';
  if (rotary) bindings['angles'] = 'read vec2<f32>';
  if (dropout > 0) bindings['mask'] = 'read u32';
  if (sumDropout > 0) bindings['sumMask'] = 'read u32';
  return kernelOf({
    name: 'product',
    shape,
    bindings,
    declarations: `${dropout > 0 ? dropoutFunctions('mask', dropout, outputs) : ''}
${sumDropout > 0 ? dropoutFunctions('sumMask', sumDropout, outputs) : ''}
${rotary ? turnFunction(rotary) : ''}
${bias ? `fn biasAt(column: u32) -> f32 { return select(0.0, latents[at.x + column], column < ${outputs}u); }` : ''}
fn store(row: u32, n4: u32, sum: vec4<f32>) {
  var v = sum;
  ${bias ? 'v += vec4<f32>(biasAt(n4 * 4u), biasAt(n4 * 4u + 1u), biasAt(n4 * 4u + 2u), biasAt(n4 * 4u + 3u));' : ''}
  ${rotary ? 'v = vec4<f32>(turned(row, n4 * 4u, v.xy), turned(row, n4 * 4u + 2u, v.zw));' : ''}
  ${dropout > 0 ? 'v *= maskAt4(row, n4);' : ''}
  ${residual ? `v += stream[row * ${out4}u + n4];` : ''}
  ${sumDropout > 0 ? 'v *= sumMaskAt4(row, n4);' : ''}
  y[row * ${out4}u + n4] = v;
}`,
    main: `let n4 = g.x; let m = g.y * 4u;
if (n4 >= ${out4}u || m >= ${rows}u) { return; }
${four.map((i) => `var s${i} = vec4<f32>(0); let a${i} = (m + ${i}u) * ${in4}u; let b${i} = (n4 * 4u + ${i}u) * ${in4}u;`).join('\n')}
for (var q = 0u; q < ${in4}u; q++) {
  ${four.map((i) => `let x${i} = x[a${i} + q]; let w${i} = w[b${i} + q];`).join(' ')}
  ${four.map((i) => `s${i} += vec4<f32>(dot(x${i}, w0), dot(x${i}, w1), dot(x${i}, w2), dot(x${i}, w3));`).join('\n  ')}
}
${four.map((i) => `store(m + ${i}u, n4, s${i});`).join(' ')}`,
    workgroupSize: [8, 8],
    workgroups: [Math.ceil(out4 / 8), Math.ceil(rows / 32), 1],
  });
}
