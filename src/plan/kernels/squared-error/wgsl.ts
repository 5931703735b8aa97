import { padded } from '../../kernel';
import { shaderOf, type Shader } from '../../wgsl';
import { squaredError, type SquaredErrorShape } from './kernel';

/** One thread a row. */
export function squaredErrorShader(shape: SquaredErrorShape): Shader {
  const { rows, values } = shape;
  return shaderOf({
    ...squaredError(shape),
    sizes: { rows, values, stride: padded(values) },
    main: `let row = g.x; if (row >= at.rows) { return; }
let o = row * at.stride; let weight = weights[row] / f32(at.values);
var total = 0.0;
for (var i = 0u; i < at.values; i++) {
  let error = z[o + i] - targets[row * at.values + i];
  total += error * error;
  z[o + i] = 2.0 * weight * error;
}
loss[row] = weight * total;`,
    workgroupSize: [8, 1],
    workgroups: [Math.ceil(rows / 8), 1, 1],
  });
}
