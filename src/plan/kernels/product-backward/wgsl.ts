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
 * No barriers; a thread has 8 × 4 of ∂x or 8 × 8 of ∂W where the product is large, 4 × 4 of either where it is small. On
 * an adapter without a cache of its own, loads decide: with 4 × 4 throughout, this dispatch takes 1.6 times as long at 1,024
 * rows of 128. The longer code takes three times as long to compile, which small models would wait for longer than for their steps.
 * Source: Wang et al. 2023 (BitNet), section 2.2.
 */
export function productBackward(shape: ProductBackwardShape): Kernel {
  const { rows, inputs, outputs, inputGradient } = shape;
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  const fours: Fours = rows * inputs * outputs < largeProduct ? [0] : [0, 1];
  const side = fours.length;
  return kernelOf({
    name: 'product-backward',
    shape,
    bindings: productBackwardBindings(shape),
    declarations: [productBackwardAccess(shape), weightGradientFunction(shape, fours), ...(inputGradient ? [inputGradientFunction(shape, fours)] : [])].join('\n'),
    main: `${inputGradient ? `if (g.z == 0u) { inputGradient(g.y * ${4 * side}u, g.x); return; }` : ''}
weightGradient(g.y * ${side}u, g.x * ${side}u);`,
    workgroupSize: [8, 8],
    workgroups: [
      Math.ceil(in4 / (inputGradient ? 8 : 8 * side)), Math.max(inputGradient ? Math.ceil(rows / (32 * side)) : 1, Math.ceil(out4 / (8 * side))), inputGradient ? 2 : 1,
    ],
  });
}

/** Multiplications from which a longer kernel pays for the time that it takes to compile. */
const largeProduct = 4e6;

/** Numbers of the `vec4`s along a side of what a thread makes. */
type Fours = readonly [0] | readonly [0, 1];

const four = [0, 1, 2, 3];
const component = ['x', 'y', 'z', 'w'];

/** ∂W of 4 or 8 outputs × as many inputs, over all rows; what lies beyond the matrix is read from its edge and not stored. */
function weightGradientFunction({ rows, inputs, outputs, bias }: ProductBackwardShape, fours: Fours): string {
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  const pairs = fours.flatMap((a) => fours.map((b) => [a, b] as const));
  const stored = (a: number, b: number): string => `if (n + ${a}u < ${out4}u && k + ${b}u < ${in4}u) { ${four.map((i) => `store((n + ${a}u) * 4u + ${i}u, k + ${b}u, s${a}${b}${i});`).join(' ')} }`;
  return `fn weightGradient(n: u32, k: u32) {
  if (n >= ${out4}u || k >= ${in4}u) { return; }
  ${pairs.map(([a, b]) => four.map((i) => `var s${a}${b}${i} = vec4<f32>(0);`).join(' ')).join('\n  ')}
  ${bias ? fours.map((a) => `var total${a} = vec4<f32>(0);`).join(' ') : ''}
  ${fours.map((a) => `let n${a} = min(n + ${a}u, ${out4 - 1}u); let k${a} = min(k + ${a}u, ${in4 - 1}u);`).join(' ')}
  for (var t = 0u; t < ${rows}u; t++) {
    ${fours.map((a) => `let d${a} = dyAt(t, n${a}); let v${a} = x[t * ${in4}u + k${a}];`).join(' ')}
    ${pairs.map(([a, b]) => four.map((i) => `s${a}${b}${i} += d${a}.${component[i]} * v${b};`).join(' ')).join('\n    ')}
    ${bias ? fours.map((a) => `total${a} += d${a};`).join(' ') : ''}
  }
  ${pairs.map(([a, b]) => stored(a, b)).join('\n  ')}
  ${bias ? `if (k == 0u) { ${fours.map((a) => `if (n + ${a}u < ${out4}u) { storeBias(n + ${a}u, total${a}); }`).join(' ')} }` : ''}
}`;
}

/** ∂x of 4 or 8 rows × 4 inputs, over all outputs. Rows are there in fours. */
function inputGradientFunction({ rows, inputs, outputs }: ProductBackwardShape, fours: Fours): string {
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  return `fn inputGradient(m: u32, k: u32) {
  if (m >= ${rows}u || k >= ${in4}u) { return; }
  ${fours.map((a) => `let m${a} = select(m, m + ${4 * a}u, m + ${4 * a}u < ${rows}u);`).join(' ')}
  ${fours.map((a) => four.map((i) => `var s${a}${i} = vec4<f32>(0);`).join(' ')).join(' ')}
  for (var q = 0u; q < ${out4}u; q++) {
    ${four.map((i) => `let w${i} = w[(q * 4u + ${i}u) * ${in4}u + k];`).join(' ')}
    ${fours.map((a) => four.map((i) => `{ let d = dyAt(m${a} + ${i}u, q); s${a}${i} += d.x * w0 + d.y * w1 + d.z * w2 + d.w * w3; }`).join('\n    ')).join('\n    ')}
  }
  ${fours.map((a) => `if (m + ${4 * a}u < ${rows}u) { ${four.map((i) => `dx[(m + ${4 * a + i}u) * ${in4}u + k] = s${a}${i};`).join(' ')} }`).join('\n  ')}
}`;
}
