export interface SquaredErrorShape {
  readonly rows: number;
  /** Numbers that each row predicts. */
  readonly values: number;
}
