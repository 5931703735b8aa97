export interface ActivationBackwardShape {
  readonly rows: number;
  readonly width: number;
  readonly activation: 'silu' | 'relu2';
  /** z `[rows, 2·width]` holds gate and up, and what was activated is act(gate)·up, without dropout. */
  readonly gated: boolean;
  readonly dropout: number;
}
