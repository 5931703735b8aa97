import type { Kernel } from '../../kernel';

export interface CrossEntropyShape {
  readonly rows: number;
  readonly classes: number;
}

/**
 * Softmax cross-entropy and its gradient, in place.
 *   loss[r] = weight[r] · (log Σ exp z − z[target])      z ← weight[r] · (softmax(z) − onehot(target))
 * z `[rows, classes]`; weights sum to 1 over the rows that count.
 */
export const crossEntropy = (shape: CrossEntropyShape): Kernel<CrossEntropyShape> => ({
  name: 'cross-entropy',
  shape,
  bindings: { targets: 'read u32', weights: 'read f32', z: 'read_write f32', loss: 'read_write f32' },
});
