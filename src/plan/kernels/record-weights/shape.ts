import type { QuantiserVariant } from '../../../catalog/modes/mode';
import type { ModeId } from '../../../catalog/modes/modes';

export interface RecordWeightsShape {
  readonly matrices: number;
  /** Weights of the largest matrix. */
  readonly largest: number;
  /** Blocks of all BitLinears, see {@link recordBlocks}. */
  readonly blocks: number;
  readonly mode: ModeId;
  readonly variant: QuantiserVariant;
}

/** Weights of a block: one word of codes at two bits each, four words of latents at a byte each. */
export const blockWeights = 16;

/** Words of a record, by block. */
export const wordsPerBlock = 5;

/**
 * The block at which a BitLinear begins, from the number of BitLinears and of their weights before it. No two overlap:
 * each has a block more than its weights fill, at most.
 */
export const firstBlock = (bitLinearsBefore: number, weightsBefore: number): number =>
  Math.floor(weightsBefore / blockWeights) + bitLinearsBefore;

/** Blocks of all BitLinears together: where the next one would begin. */
export const recordBlocks = firstBlock;
