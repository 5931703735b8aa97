import type { Kernel } from '../../kernel';

export interface SumStepShape {
  readonly parameters: number;
  readonly rows: number;
}

/** Parts of a long sum. Which values make a part is up to who adds them. */
export const partCount = 256;

/**
 * First half of two long sums in a fixed order: the squares of the gradient and the loss of all rows.
 * gradient `[parameters]`, loss `[rows]` → parts `[256]` of (Σ g², Σ loss).
 */
export const sumStep = (shape: SumStepShape): Kernel<SumStepShape> => ({
  name: 'sum-step',
  shape,
  bindings: { gradient: 'read f32', loss: 'read f32', parts: 'read_write vec2<f32>' },
});
