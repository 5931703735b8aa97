import type { Kernel } from '../../kernel';

export interface SumWeightsShape {
  readonly matrices: number;
}

/** Threads that share the sums of one matrix. */
export const weightParts = 64;

/** Words of a row of the table of matrices; see `layout.ts`. */
export const tableWidth = 9;

/**
 * Σ|w| and Σw of every weight matrix, in parts: parts `[matrices, 64]` of (Σ|w|, Σw). Also sets the counters of this step's flips to 0.
 * table: see `layout.ts`.
 */
export const sumWeights = (shape: SumWeightsShape): Kernel<SumWeightsShape> => ({
  name: 'sum-weights',
  shape,
  bindings: { latents: 'read f32', table: 'read u32', parts: 'read_write vec2<f32>', flips: 'read_write u32' },
});
