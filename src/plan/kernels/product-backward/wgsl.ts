import { padded } from '../../kernel';
import { shaderOf, type Shader } from '../../wgsl';
import { productBackwardAccess, productBackwardSizes } from './parts';
import { productBackward, type ProductBackwardShape } from './kernel';

/**
 * g.z = 0 is ∂x, g.z = 1 is ∂W and ∂b. No barriers; a thread has 8 × 4 of ∂x or 8 × 8 of ∂W. On an adapter without a cache of
 * its own, loads decide: with 4 × 4 of either, this dispatch takes 1.6 times as long at 1,024 rows of 128. The shorter code
 * compiles faster, and is used for small products, where the difference is negligible.
 */
export function productBackwardShader(shape: ProductBackwardShape): Shader {
  const { rows, inputs, outputs, inputGradient } = shape;
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  const fours: Fours = rows * inputs * outputs < largeProduct ? [0] : [0, 1];
  const side = fours.length;
  return shaderOf({
    ...productBackward(shape),
    sizes: productBackwardSizes(shape),
    declarations: [
      productBackwardAccess(shape),
      weightGradientFunction(shape, fours),
      ...(inputGradient ? [inputGradientFunction(fours)] : []),
    ].join('\n'),
    main: `${inputGradient ? `if (g.z == 0u) { inputGradient(g.y * ${4 * side}u, g.x); return; }` : ''}
weightGradient(g.y * ${side}u, g.x * ${side}u);`,
    workgroupSize: [8, 8],
    workgroups: [
      Math.ceil(in4 / (inputGradient ? 8 : 8 * side)),
      Math.max(inputGradient ? Math.ceil(rows / (32 * side)) : 1, Math.ceil(out4 / (8 * side))),
      inputGradient ? 2 : 1,
    ],
  });
}

/** Multiplications from which a longer kernel pays for the time that it takes to compile. */
const largeProduct = 3e5;

/** Numbers of the `vec4`s along a side of what a thread makes. */
type Fours = readonly [0] | readonly [0, 1];

const four = [0, 1, 2, 3];
const component = ['x', 'y', 'z', 'w'];

/** ∂W of 4 or 8 outputs × as many inputs, over all rows; what lies beyond the matrix is read from its edge and not stored. */
function weightGradientFunction({ bias }: ProductBackwardShape, fours: Fours): string {
  const side = fours.length;
  const pairs = fours.flatMap((a) => fours.map((b) => [a, b] as const));
  const sum = (a: number, b: number, i: number): string => `sums[${(a * side + b) * 4 + i}]`;
  return `fn weightGradient(n: u32, k: u32) {
  let in4 = at.in4; let out4 = at.out4; let rows = at.rows;
  if (n >= out4 || k >= in4) { return; }
  var sums: array<vec4<f32>, ${4 * pairs.length}>;
  ${bias ? fours.map((a) => `var total${a} = vec4<f32>(0);`).join(' ') : ''}
  ${fours.map((a) => `let n${a} = min(n + ${a}u, out4 - 1u); let k${a} = min(k + ${a}u, in4 - 1u);`).join(' ')}
  for (var t = 0u; t < rows; t++) {
    ${fours.map((a) => `let d${a} = dyAt(t, n${a}); let v${a} = x[t * in4 + k${a}];`).join(' ')}
    ${pairs.map(([a, b]) => four.map((i) => `${sum(a, b, i)} += d${a}.${component[i]} * v${b};`).join(' ')).join('\n    ')}
    ${bias ? fours.map((a) => `total${a} += d${a};`).join(' ') : ''}
  }
  for (var i = 0u; i < ${4 * pairs.length}u; i++) {
    let n4 = n + i / ${4 * side}u; let k4 = k + i / 4u % ${side}u;
    if (n4 < out4 && k4 < in4) { store(n4 * 4u + i % 4u, k4, sums[i]); }
  }
  ${bias ? `if (k == 0u) { ${fours.map((a) => `if (n + ${a}u < out4) { storeBias(n + ${a}u, total${a}); }`).join(' ')} }` : ''}
}`;
}

/** ∂x of 4 or 8 rows × 4 inputs, over all outputs. Rows come in fours. */
function inputGradientFunction(fours: Fours): string {
  return `fn inputGradient(m: u32, k: u32) {
  let in4 = at.in4; let out4 = at.out4; let rows = at.rows;
  if (m >= rows || k >= in4) { return; }
  ${fours.map((a) => `let m${a} = select(m, m + ${4 * a}u, m + ${4 * a}u < rows);`).join(' ')}
  var sums: array<vec4<f32>, ${4 * fours.length}>;
  for (var q = 0u; q < out4; q++) {
    ${four.map((i) => `let w${i} = w[(q * 4u + ${i}u) * in4 + k];`).join(' ')}
    ${fours.map((a) => four.map((i) => `{ let d = dyAt(m${a} + ${i}u, q); sums[${4 * a + i}] += d.x * w0 + d.y * w1 + d.z * w2 + d.w * w3; }`).join('\n    ')).join('\n    ')}
  }
  for (var i = 0u; i < ${4 * fours.length}u; i++) { if (m + i < rows) { dx[(m + i) * in4 + k] = sums[i]; } }
}`;
}
