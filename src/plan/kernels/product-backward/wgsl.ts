import { kernelOf, padded, type Kernel } from '../../wgsl';
import { productBackwardAccess, productBackwardBindings } from './parts';
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
  const { rows, inputs, outputs, bias, inputGradient } = shape;
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  const four = [0, 1, 2, 3];
  return kernelOf({
    name: 'product-backward',
    shape,
    bindings: productBackwardBindings(shape),
    declarations: `${productBackwardAccess(shape)}
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
  ${bias ? 'if (k4 == 0u) { storeBias(n4, total); }' : ''}
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
