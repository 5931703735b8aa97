export interface ActivationBackwardShape {
  readonly rows: number;
  readonly width: number;
  readonly activation: 'silu' | 'relu2';
  readonly dropout: number;
}
