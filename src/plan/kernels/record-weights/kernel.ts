import type { QuantiserVariant } from '../../../catalog/modes/mode';
import type { ModeId } from '../../../catalog/modes/modes';
import type { Kernel } from '../../kernel';

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

/**
 * What a timeline keeps of every BitLinear, weight by weight, packed where the weights are: 1.25 bytes each.
 *   two bits    code + 1                                        sixteen in a word, lowest bits first
 *   a byte      round(50·w/γ), from −127 to 127                 four in a word, likewise
 * latents and codes as in `quantise-weights`, parts as in `sum-weights` → record: `blocks` words of codes, then four
 * times as many of latents; {@link firstBlock} says where a BitLinear begins.
 * The same in TypeScript: `math/codes/two-bit-codes.ts`, `math/codes/axis-bytes.ts`.
 */
export const recordWeights = (shape: RecordWeightsShape): Kernel<RecordWeightsShape> => ({
  name: 'record-weights',
  shape,
  bindings: { latents: 'read f32', table: 'read u32', parts: 'read vec2<f32>', codes: 'read u32', record: 'read_write u32' },
});
