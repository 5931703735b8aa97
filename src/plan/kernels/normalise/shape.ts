export interface NormaliseShape {
  /** Rows of the result. */
  readonly rows: number;
  readonly width: number;
  /**
   * What is normalised. `stream`: x as it is. `gated`: act(gate)·up of x `[rows, 2·width]`, kept in `value`.
   * `activated`: act(x), dropped out, kept in `value`. `embedded`: rows of the table x `[vocab, width]` by `ids` `[rows]`,
   * kept in `value`: the residual stream begins with them.
   */
  readonly source: 'stream' | 'gated' | 'activated' | 'embedded';
  readonly activation: 'silu' | 'relu2';
  readonly norm: 'rms' | 'layer' | null;
  readonly epsilon: number;
  /** Bits that the result is rounded to; null: not rounded. */
  readonly bits: 8 | 4 | null;
  readonly dropout: number;
  /** Of every `every` rows of x only the last is taken; 1: all. */
  readonly every: number;
}
