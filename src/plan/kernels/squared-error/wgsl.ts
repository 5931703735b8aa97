import { kernelOf, padded, type Kernel } from '../../wgsl';
import type { SquaredErrorShape } from './shape';

/**
 * Mean squared error and its gradient, in place.
 *   loss[r] = weight[r] · (1/n) Σ (z − y)²      z ← weight[r] · (2/n) (z − y)
 * z `[rows, values]`, targets y `[rows · values]` without padding, n values; weights sum to 1. One thread a row.
 */
export function squaredError(shape: SquaredErrorShape): Kernel {
  const { rows, values } = shape;
  return kernelOf({
    name: 'squared-error',
    shape,
    bindings: { targets: 'read f32', weights: 'read f32', z: 'read_write f32', loss: 'read_write f32' },
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
