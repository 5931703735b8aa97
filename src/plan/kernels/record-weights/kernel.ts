import type { QuantiserVariant } from '../../../catalog/modes/mode';
import { modeOf, type ModeId } from '../../../catalog/modes/modes';
import { recordLayoutOf } from '../../../math/codes/code-fields';
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

/** Weights of a block: one or two words of codes at two or four bits each, four words of latents at a byte each. */
export const blockWeights = 16;

/** Words that the codes of a block take. */
export const codeWordsOf = (mode: ModeId): number => recordLayoutOf(modeOf(mode).levels ?? []).bits / 2;

/** Words of a record, by block. */
export const wordsPerBlock = (mode: ModeId): number => 4 + codeWordsOf(mode);

/**
 * The block at which a BitLinear begins, from the number of BitLinears and of their weights before it. No two overlap:
 * each has a block more than its weights fill, at most.
 */
export const firstBlock = (bitLinearsBefore: number, weightsBefore: number): number =>
  Math.floor(weightsBefore / blockWeights) + bitLinearsBefore;

/** Blocks of all BitLinears together: where the next one would begin. */
export const recordBlocks = firstBlock;

/**
 * What a timeline keeps of every BitLinear, weight by weight, packed where the weights are: 1.25 or 1.5 bytes each.
 *   two or four bits    the field of its code in `recordLayoutOf`      lowest bits first
 *   a byte      round(50·w/γ), from −127 to 127                 four in a word, likewise
 * latents and codes as in `quantise-weights`, parts as in `sum-weights` → record: one or two words of codes for each of `blocks`,
 * then four of latents; {@link firstBlock} says where a BitLinear begins.
 * The same in TypeScript: `math/codes/code-fields.ts`, `math/codes/axis-bytes.ts`.
 */
export const recordWeights = (shape: RecordWeightsShape): Kernel<RecordWeightsShape> => ({
  name: 'record-weights',
  shape,
  bindings: {
    latents: 'read f32',
    table: 'read u32',
    ...(modeOf(shape.mode).rounding === null ? { parts: 'read vec2<f32>' as const } : { scales: 'read f32' as const }),
    codes: 'read u32',
    record: 'read_write u32',
  },
});
