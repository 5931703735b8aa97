import type { CodedMatrix } from './product-kernel';

/** How a WebGPU kernel lays out its operands, and the shader that multiplies them. */
export interface WebgpuLayout {
  readonly label: string;
  /** u32 words of a row of codes, and of an activation vector. */
  codeWords(columns: number): number;
  activationWords(columns: number): number;
  /** `[words, rows]` in pieces of `codeWords / rows`, so that neighbouring rows read neighbouring words. */
  packCodes(matrix: CodedMatrix): Uint32Array<ArrayBuffer>;
  /** One vector, into `words`, which are 0. */
  packActivations(x: Int8Array, words: Uint32Array): void;
  /** Correction added to every sum of a vector, due to the stored offset of codes. */
  correction(x: Int8Array): number;
  /** Bindings 0: codes, 1: activations `[count, activationWords]`, 2: sums, i32 `[count, rows]`; y of the grid is the vector. */
  wgsl(rows: number, columns: number): string;
}

/** Rows that a workgroup multiplies, one an invocation. */
export const workgroupRows = 64;
