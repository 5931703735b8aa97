import type { Kernel } from '../../kernel';

export interface SquaredErrorShape {
  readonly rows: number;
  /** Numbers that each row predicts. */
  readonly values: number;
}

/**
 * Mean squared error and its gradient, in place.
 *   loss[r] = weight[r] · (1/n) Σ (z − y)²      z ← weight[r] · (2/n) (z − y)
 * z `[rows, values]`, targets y `[rows · values]` without padding, n values; weights sum to 1.
 */
export const squaredError = (shape: SquaredErrorShape): Kernel<SquaredErrorShape> => ({
  name: 'squared-error',
  shape,
  bindings: { targets: 'read f32', weights: 'read f32', z: 'read_write f32', loss: 'read_write f32' },
});
