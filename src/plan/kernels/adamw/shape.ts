export interface AdamwShape {
  readonly parameters: number;
}
