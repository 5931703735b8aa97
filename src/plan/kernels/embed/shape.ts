export interface EmbedShape {
  readonly rows: number;
  readonly width: number;
}
