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
  /** Largest whole number that x is rounded to, where W is codes −1, 0, +1 times a scale, both once λ is 1; null where one of them is not. */
  readonly roundedTo: number | null;
}
