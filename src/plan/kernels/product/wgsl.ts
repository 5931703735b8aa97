import { kernelOf, padded, type Kernel } from '../../wgsl';
import { productBindings, productStore } from './parts';
import type { ProductShape } from './shape';

/**
 * y = x · Wᵀ (+ b), turned by the rotary angle or dropped out where asked, plus the residual stream.
 *   x `[rows, inputs]`, w `[outputs, inputs]`, y and residual `[rows, outputs]`; every extent padded to a multiple of 4.
 * No barriers, 4 × 4 outputs a thread. `at.x`: offset of the bias among the latents.
 */
export function product(shape: ProductShape): Kernel {
  const { rows, inputs, outputs } = shape;
  const in4 = padded(inputs) / 4;
  const out4 = padded(outputs) / 4;
  const four = [0, 1, 2, 3];
  return kernelOf({
    name: 'product',
    shape,
    bindings: productBindings(shape),
    declarations: productStore(shape),
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
