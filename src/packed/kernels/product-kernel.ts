/** A matrix of integer codes as a file or a quantiser gives it, row-major. */
export interface CodedMatrix {
  readonly rows: number;
  readonly columns: number;
  /** `[rows, columns]` */
  readonly codes: Int8Array;
  /** The values a code can take, ascending and evenly spaced, sixteen at most. */
  readonly levels: readonly number[];
}

/** A matrix of codes, packed the way one kernel reads it. */
export interface PackedProduct {
  readonly rows: number;
  readonly columns: number;
  /** Bytes of the packed codes, padding included. */
  readonly sizeBytes: number;
  /**
   * y = W · x for each of `count` activation vectors, exact: 8-bit integers times codes, added up in 32 bits.
   *
   * @param x `[count, columns]`, −128 … 127
   * @param y `[count, rows]`, overwritten
   * @returns a promise only where the answer has to come back from another device
   */
  multiply(x: Int8Array, count: number, y: Int32Array): void | Promise<void>;
  /** Gives back memory that the garbage collector does not know. */
  dispose(): void;
}

/** The device that a kernel ran on is gone; another kernel can answer instead. */
export class KernelLostError extends Error {
  override readonly name = 'KernelLostError';
}

/** One way to multiply by packed codes. All give the same integers; which is fastest depends on the machine, see `choose-kernel.ts`. */
export interface ProductKernel {
  /** As the page says it. */
  readonly label: string;
  pack(matrix: CodedMatrix): PackedProduct;
}
