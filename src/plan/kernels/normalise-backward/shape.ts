export interface NormaliseBackwardShape {
  /** Rows that were normalised. */
  readonly rows: number;
  readonly width: number;
  readonly norm: 'rms' | 'layer';
  /** Adds to the gradient of the residual stream instead of writing it. */
  readonly accumulate: boolean;
  /** Goes on through act(gate)·up: dx `[rows, 2·width]` holds gate and up, and gets their gradients in their place. */
  readonly gated: boolean;
  readonly activation: 'silu' | 'relu2';
  /** Dropout in front, between the blocks of an Edifice model. */
  readonly dropout: number;
  /** Only the last of every `every` rows of x was normalised; the others get zero. */
  readonly every: number;
}
