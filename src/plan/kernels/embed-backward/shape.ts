export interface EmbedBackwardShape {
  readonly vocab: number;
  readonly width: number;
}
