/** A tensor as the X-ray knows it: what the header says, and where its numbers are read. */
import type { RangedSource } from './source';
import type { MatrixStrips } from './strips';

/** How many weights share a scale. */
export type ScaleSharing = 'none' | 'matrix' | 'row' | 'block';

/**
 * Why the numbers of a tensor are not read:
 * - `type`: its type is known by name only, or not at all;
 * - `outside`: its data would lie outside of the file, or in that of the next tensor;
 * - `shape`: its shape is not one that the type can hold;
 * - `companion`: a tensor that belongs to it (scales, zeros) is missing or of another shape;
 * - `order`: its inputs are stored in another order (`g_idx` of GPTQ).
 */
export type Unread = 'type' | 'outside' | 'shape' | 'companion' | 'order';

/**
 * What a scale that is stored beside codes does: they are multiplied by γ, or divided by 1/γ; `unclear` where a file holds
 * one and no configuration says which.
 */
export type ScaleUse = 'multiplies' | 'divides' | 'unclear';

export interface StoredTensor {
  readonly name: string;
  /** The slowest extent first: a matrix is `[out, in]`, whatever it is stored as. */
  readonly shape: readonly number[];
  /** The type by the name that its program gives it. */
  readonly type: string;
  /** Of its data, companions not counted; where its type is unknown, up to the next tensor. */
  readonly sizeBytes: number;
  /** With companions. Null where its size is unknown. */
  readonly bitsPerWeight: number | null;
  readonly sharing: ScaleSharing;
  /** Weights in a block along a row; null where the type has none. */
  readonly blockCodes: number | null;
  /** Null where it has no scale. */
  readonly scaleUse: ScaleUse | null;
  /** Whether a scale stands in a tensor of its own beside it. */
  readonly hasScaleBeside: boolean;
  /** Null: its numbers are read. */
  readonly unread: Unread | null;
  /** Ways in which such bytes may be laid out, where the file does not say which; the first is taken. */
  readonly layouts: readonly string[];
  /** Room up to the next tensor, where that is not what the type needs: a block of another size, or a hole. */
  readonly room: { readonly neededBytes: number; readonly foundBytes: number } | null;
}

/** A tensor of an open file. */
export interface OpenTensor {
  readonly about: StoredTensor;
  /** Where its numbers are read. Null where they are not. Companions are read here, so they may fail. */
  open(layout?: string): Promise<MatrixStrips | null>;
}

/** Longer rows would cost memory: an eighth of a gigabyte of numbers is decoded at no time. */
export const MOST_COLUMNS = 2 ** 21;
/** Every block along a row has a divisor of this length. */
const LONGEST_BLOCK = 256;

/**
 * Rows and columns of any shape: all but the last extent are rows. A list that is too long to be read at once is taken in
 * equal pieces, where it has such; otherwise `columns` stays above {@link MOST_COLUMNS}.
 */
export function matrixShape(shape: readonly number[]): { readonly rows: number; readonly columns: number } {
  let columns = shape.at(-1) ?? 1;
  let rows = shape.slice(0, -1).reduce((product, extent) => product * extent, 1);
  while (columns > MOST_COLUMNS && columns % (2 * LONGEST_BLOCK) === 0) [rows, columns] = [2 * rows, columns / 2];
  return { rows, columns };
}

/** Where a matrix lies in a file. */
export interface MatrixPlace {
  readonly source: RangedSource;
  readonly byteOffset: number;
  readonly rows: number;
  readonly columns: number;
}
