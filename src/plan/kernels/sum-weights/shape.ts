export interface SumWeightsShape {
  readonly matrices: number;
}

/** Threads that share the sums of one matrix. */
export const weightParts = 64;

/** Words of a row of the table of matrices; see `layout.ts`. */
export const tableWidth = 8;
