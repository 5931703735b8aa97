/** How a type of tensor lays out its elements: in blocks along a row, each of a fixed number of elements and bytes. */
export interface TensorLayout {
  readonly name: string;
  /** Its number in ggml's list of types. */
  readonly id: number;
  /** Elements in a block: a row must have a multiple of it. */
  readonly blockCodes: number;
  readonly blockBytes: number;
}

/**
 * One way in which GGUF stores the codes of a row. Blocks run along the row and carry a scale `d` of their own in IEEE half
 * precision. Where a matrix has one scale, `d` is 1 and the scale stands in a float32 tensor beside: so nothing is rounded.
 * Scales of rows and groups are in `d` itself; see `block-scales.ts`.
 */
export interface GgufType extends TensorLayout {
  /** The value of `general.file_type` for a file of mostly this type. */
  readonly fileType: number;
  /** Offset of the scale in a block; null: it has none. */
  readonly scaleAt: number | null;
  /** Valid codes. */
  readonly levels: readonly number[];
  /** Writes the block of `codes` from `at` on to `bytes` from `to` on, at scale 1. */
  packBlock(codes: Int8Array, at: number, bytes: Uint8Array, to: number): void;
  /**
   * The reverse. Bytes that `packBlock` never writes may give any codes, other levels included: the caller packs again
   * and compares.
   */
  unpackBlock(bytes: Uint8Array, at: number, codes: Int8Array, to: number): void;
}

/** 1 in IEEE half precision, lowest byte first. */
export function writeHalfOne(bytes: Uint8Array, at: number): void {
  bytes[at] = 0x00;
  bytes[at + 1] = 0x3c;
}

/** Whole numbers from one to another, both among them. */
export const smallIntegers = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
