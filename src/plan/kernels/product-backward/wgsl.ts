import { kernelOf, padded, type Kernel } from '../../wgsl';
import { productBackwardAccess, productBackwardBindings } from './parts';
import type { ProductBackwardShape } from './shape';

/**
 * Both gradients of y = x · Wᵀ (+ b), in one dispatch.
 *   ∂x = ∂y · W `[rows, inputs]`      ∂W = ∂yᵀ · x `[outputs, inputs]`      ∂b = Σ ∂y over rows
 * Straight through the rounding of x and W: both gradients meet the quantised partner.
 * Every sum runs in the order of its index: no atomics, so equal inputs give equal bits.
 * `at.x`: offset of W in the flat gradient, `at.y`: of b. g.z = 0 is ∂x, g.z = 1 is ∂W and ∂b.
 *
 * No barriers; a thread has 8 × 4 of ∂x or 8 × 8 of ∂W. On an adapter without a cache of its own, loads decide: with
 * 4 × 4, as the forward product has them, this dispatch took 1.6 times as long.
 * Source: Wang et al. 2023 (BitNet), section 2.2.
 */
export function productBackward(shape: ProductBackwardShape): Kernel {
  const { rows, inputs, outputs, inputGradient } = shape;
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  return kernelOf({
    name: 'product-backward',
    shape,
    bindings: productBackwardBindings(shape),
    declarations: [productBackwardAccess(shape), weightGradientFunction(shape), ...(inputGradient ? [inputGradientFunction(shape)] : [])].join('\n'),
    main: `${inputGradient ? 'if (g.z == 0u) { inputGradient(g.y * 8u, g.x); return; }' : ''}
weightGradient(g.y * 2u, g.x * 2u);`,
    workgroupSize: [8, 8],
    workgroups: [Math.ceil(in4 / (inputGradient ? 8 : 16)), Math.max(inputGradient ? Math.ceil(rows / 64) : 1, Math.ceil(out4 / 16)), inputGradient ? 2 : 1],
  });
}

const four = [0, 1, 2, 3];
const eight = [0, 1, 2, 3, 4, 5, 6, 7];
const component = ['x', 'y', 'z', 'w'];

/** ∂W of 8 outputs × 8 inputs, over all rows; what lies beyond the matrix is read from its edge and not stored. */
function weightGradientFunction({ rows, inputs, outputs, bias }: ProductBackwardShape): string {
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  const stored = (half: 0 | 1): string => `${four.map((i) => `store((n + ${half}u) * 4u + ${i}u, k, near${4 * half + i});`).join(' ')}
  if (hasFar) { ${four.map((i) => `store((n + ${half}u) * 4u + ${i}u, k + 1u, far${4 * half + i});`).join(' ')} }
  ${bias ? `if (k == 0u) { storeBias(n + ${half}u, total${half}); }` : ''}`;
  return `fn weightGradient(n: u32, k: u32) {
  if (n >= ${out4}u || k >= ${in4}u) { return; }
  let hasFar = k + 1u < ${in4}u; let kFar = select(k, k + 1u, hasFar);
  let hasMore = n + 1u < ${out4}u; let nMore = select(n, n + 1u, hasMore);
  ${eight.map((i) => `var near${i} = vec4<f32>(0); var far${i} = vec4<f32>(0);`).join(' ')}
  var total0 = vec4<f32>(0); var total1 = vec4<f32>(0);
  for (var t = 0u; t < ${rows}u; t++) {
    let d0 = dyAt(t, n); let d1 = dyAt(t, nMore); let near = x[t * ${in4}u + k]; let far = x[t * ${in4}u + kFar];
    ${eight.map((i) => `near${i} += d${i >> 2}.${component[i & 3]} * near; far${i} += d${i >> 2}.${component[i & 3]} * far;`).join('\n    ')}
    ${bias ? 'total0 += d0; total1 += d1;' : ''}
  }
  ${stored(0)}
  if (!hasMore) { return; }
  ${stored(1)}
}`;
}

/** ∂x of 8 rows × 4 inputs, over all outputs. Rows are there in fours. */
function inputGradientFunction({ rows, inputs, outputs }: ProductBackwardShape): string {
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  return `fn inputGradient(m: u32, k: u32) {
  if (m >= ${rows}u || k >= ${in4}u) { return; }
  let hasMore = m + 4u < ${rows}u; let mMore = select(m, m + 4u, hasMore);
  ${eight.map((i) => `var s${i} = vec4<f32>(0);`).join(' ')}
  for (var q = 0u; q < ${out4}u; q++) {
    ${four.map((i) => `let w${i} = w[(q * 4u + ${i}u) * ${in4}u + k];`).join(' ')}
    ${eight.map((i) => `{ let d = dyAt(${i < 4 ? 'm' : 'mMore'} + ${i & 3}u, q); s${i} += d.x * w0 + d.y * w1 + d.z * w2 + d.w * w3; }`).join('\n    ')}
  }
  ${four.map((i) => `dx[(m + ${i}u) * ${in4}u + k] = s${i};`).join(' ')}
  if (hasMore) { ${four.map((i) => `dx[(m + ${i + 4}u) * ${in4}u + k] = s${i + 4};`).join(' ')} }
}`;
}
