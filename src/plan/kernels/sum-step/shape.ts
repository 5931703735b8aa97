export interface SumStepShape {
  readonly parameters: number;
  readonly rows: number;
}
