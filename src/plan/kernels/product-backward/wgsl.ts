import { kernelOf, padded, type BindingKind, type Kernel } from '../../wgsl';
import { dropoutFunctions } from '../shared/dropout';
import type { ProductBackwardShape } from './shape';

/**
 * Both gradients of y = x · Wᵀ (+ b), in one dispatch.
 *   ∂x = ∂y · W `[rows, inputs]`      ∂W = ∂yᵀ · x `[outputs, inputs]`      ∂b = Σ ∂y over rows
 * Straight through the rounding of x and W: both gradients meet the quantised partner.
 * Every sum runs in the order of its index: no atomics, so equal inputs give equal bits.
 * `at.x`: offset of W in the flat gradient, `at.y`: of b. g.z = 0 is ∂x, g.z = 1 is ∂W and ∂b.
 * Source: Wang et al. 2023 (BitNet), section 2.2.
 */
export function productBackward(shape: ProductBackwardShape): Kernel {
  const { rows, inputs, outputs, bias, dropout, inputGradient, pairedRows, headDim } = shape;
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  const four = [0, 1, 2, 3];
  const bindings: Record<string, BindingKind> = { dy: 'read vec4<f32>', x: 'read vec4<f32>', gradient: 'read_write f32' };
  if (inputGradient) {
    bindings['w'] = 'read vec4<f32>';
    bindings['dx'] = 'read_write vec4<f32>';
  }
  if (dropout > 0) bindings['mask'] = 'read u32';
  const half = headDim / 2;
  return kernelOf({
    name: 'product-backward',
    shape,
    bindings,
    declarations: `${dropout > 0 ? dropoutFunctions('mask', dropout, outputs) : ''}
fn dyAt(row: u32, n4: u32) -> vec4<f32> { return dy[row * ${out4}u + n4]${dropout > 0 ? ' * maskAt4(row, n4)' : ''}; }
fn latentRow(row: u32) -> u32 {
  ${pairedRows > 0 ? `if (row < ${pairedRows}u) { let j = row % ${headDim}u; return row - j + j / 2u + (j % 2u) * ${half}u; }` : ''}
  return row;
}
fn store(row: u32, k4: u32, v: vec4<f32>) {
  if (row >= ${outputs}u) { return; }
  let o = at.x + latentRow(row) * ${inputs}u + k4 * 4u;
  ${four.map((i) => `if (k4 * 4u + ${i}u < ${inputs}u) { gradient[o + ${i}u] = v[${i}]; }`).join(' ')}
}
fn weightGradient(n4: u32, k4: u32) {
  if (n4 >= ${out4}u) { return; }
  ${four.map((i) => `var s${i} = vec4<f32>(0);`).join(' ')}
  var total = vec4<f32>(0);
  for (var t = 0u; t < ${rows}u; t++) {
    let d = dyAt(t, n4); let v = x[t * ${in4}u + k4];
    s0 += d.x * v; s1 += d.y * v; s2 += d.z * v; s3 += d.w * v;
    ${bias ? 'total += d;' : ''}
  }
  ${four.map((i) => `store(n4 * 4u + ${i}u, k4, s${i});`).join(' ')}
  ${bias ? `if (k4 == 0u) { ${four.map((i) => `if (n4 * 4u + ${i}u < ${outputs}u) { gradient[at.y + n4 * 4u + ${i}u] = total[${i}]; }`).join(' ')} }` : ''}
}
${
  inputGradient
    ? `fn inputGradient(m: u32, k4: u32) {
  if (m >= ${rows}u) { return; }
  ${four.map((i) => `var s${i} = vec4<f32>(0);`).join(' ')}
  for (var q = 0u; q < ${out4}u; q++) {
    ${four.map((i) => `let w${i} = w[(q * 4u + ${i}u) * ${in4}u + k4];`).join(' ')}
    ${four.map((i) => `{ let d = dyAt(m + ${i}u, q); s${i} += d.x * w0 + d.y * w1 + d.z * w2 + d.w * w3; }`).join('\n    ')}
  }
  ${four.map((i) => `dx[(m + ${i}u) * ${in4}u + k4] = s${i};`).join(' ')}
}`
    : ''
}`,
    main: `if (g.x >= ${in4}u) { return; }
${inputGradient ? 'if (g.z == 0u) { inputGradient(g.y * 4u, g.x); return; }' : ''}
weightGradient(g.y, g.x);`,
    workgroupSize: [8, 8],
    workgroups: [Math.ceil(in4 / 8), Math.max(inputGradient ? Math.ceil(rows / 32) : 1, Math.ceil(out4 / 8)), inputGradient ? 2 : 1],
  });
}
