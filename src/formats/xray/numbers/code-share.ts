/** How many weights have a code. */
export interface CodeShare {
  readonly code: number;
  readonly count: number;
}
