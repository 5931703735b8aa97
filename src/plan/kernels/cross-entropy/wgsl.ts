import { kernelOf, padded, type Kernel } from '../../wgsl';
import type { CrossEntropyShape } from './shape';

/**
 * Softmax cross-entropy and its gradient, in place.
 *   loss[r] = weight[r] · (log Σ exp z − z[target])      z ← weight[r] · (softmax(z) − onehot(target))
 * z `[rows, classes]`; weights sum to 1 over the rows that count. One thread a row.
 */
export function crossEntropy(shape: CrossEntropyShape): Kernel {
  const { rows, classes } = shape;
  const each = (body: string): string => `for (var i = 0u; i < ${classes}u; i++) { ${body} }`;
  return kernelOf({
    name: 'cross-entropy',
    shape,
    bindings: { targets: 'read u32', weights: 'read f32', z: 'read_write f32', loss: 'read_write f32' },
    main: `let row = g.x; if (row >= ${rows}u) { return; }
let o = row * ${padded(classes)}u; let target_ = targets[row]; let weight = weights[row];
var most = z[o]; ${each('most = max(most, z[o + i]);')}
var total = 0.0; ${each('total += exp(z[o + i] - most);')}
// A row that does not count adds nothing, whatever its logits are.
loss[row] = select(weight * (log(total) + most - z[o + target_]), 0.0, weight == 0.0);
${each('z[o + i] = weight * (exp(z[o + i] - most) / total - select(0.0, 1.0, i == target_));')}`,
    workgroupSize: [8, 1],
    workgroups: [Math.ceil(rows / 8), 1, 1],
  });
}
