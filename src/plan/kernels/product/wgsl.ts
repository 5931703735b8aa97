import { padded } from '../../kernel';
import { shaderOf, type Shader } from '../../wgsl';
import { productSizes, productStore } from './parts';
import { product, type ProductShape } from './kernel';

/** No barriers, 4 × 4 outputs a thread. */
export function productShader(shape: ProductShape): Shader {
  const { rows, outputs } = shape;
  const four = [0, 1, 2, 3];
  return shaderOf({
    ...product(shape),
    sizes: productSizes(shape),
    declarations: productStore(shape),
    main: `let n4 = g.x; let m = g.y * 4u; let in4 = at.in4;
if (n4 >= at.out4 || m >= at.rows) { return; }
var sums: array<vec4<f32>, 4>;
${four.map((i) => `let a${i} = (m + ${i}u) * in4; let b${i} = (n4 * 4u + ${i}u) * in4;`).join('\n')}
for (var q = 0u; q < in4; q++) {
  ${four.map((i) => `let x${i} = x[a${i} + q]; let w${i} = w[b${i} + q];`).join(' ')}
  ${four.map((i) => `sums[${i}] += vec4<f32>(dot(x${i}, w0), dot(x${i}, w1), dot(x${i}, w2), dot(x${i}, w3));`).join('\n  ')}
}
for (var i = 0u; i < 4u; i++) { store(m + i, n4, sums[i]); }`,
    workgroupSize: [8, 8],
    workgroups: [Math.ceil(padded(outputs) / 32), Math.ceil(rows / 32), 1],
  });
}
