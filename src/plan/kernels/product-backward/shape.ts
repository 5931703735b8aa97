export interface ProductBackwardShape {
  readonly rows: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly bias: boolean;
  /** Dropout that followed the product: its mask comes between the gradient and the product. */
  readonly dropout: number;
  /** Whether the gradient of the input is needed; that of the frames is not. */
  readonly inputGradient: boolean;
  /** Rows of the weight that are stored as rotary pairs, see `layout.ts`; 0: none. */
  readonly pairedRows: number;
  readonly headDim: number;
}
