export interface CrossEntropyShape {
  readonly rows: number;
  readonly classes: number;
}
