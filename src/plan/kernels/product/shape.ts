import type { RotaryShape } from '../shared/rotary';

export interface ProductShape {
  readonly rows: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly bias: boolean;
  /** Adds the residual stream. */
  readonly residual: boolean;
  /** Dropout of the product, before the residual is added. */
  readonly dropout: number;
  /** Dropout of the sum, between the blocks of an Edifice model. */
  readonly sumDropout: number;
  readonly rotary: RotaryShape | null;
}
