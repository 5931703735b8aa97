import type { QuantiserVariant } from '../../../catalog/modes/mode';
import type { ModeId } from '../../../catalog/modes/modes';

export interface QuantiseWeightsShape {
  readonly matrices: number;
  /** Weights of the largest matrix. */
  readonly largest: number;
  /** Whose rule rounds the weights; in full precision they are only copied. */
  readonly mode: ModeId;
  readonly variant: QuantiserVariant;
  readonly weightScale: 'absmean' | 'none';
}
