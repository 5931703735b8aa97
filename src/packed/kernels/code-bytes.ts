import { fieldLayoutOf } from '../../math/codes/code-fields';
import type { CodedMatrix } from './product-kernel';

/**
 * Codes as bit fields, the layout of the kernel on plain typed arrays:
 *
 *   1 bit for two levels, eight codes to a byte; 2 bits for three or four, four to a byte; 4 bits for up to sixteen, two
 *   field = (code − lowest) / step
 *
 * Lowest bits first. Every row begins on a byte and is filled up with fields of 0, which meet activations of 0.
 */
export interface CodeBytes {
  readonly bits: 1 | 2 | 4;
  readonly perByte: 8 | 4 | 2;
  readonly lowest: number;
  /** What the code grows by when its field grows by one. */
  readonly step: number;
  /** Values that a field takes. */
  readonly values: number;
}

export function codeBytesOf(levels: readonly number[]): CodeBytes {
  const { bits, lowest, step, values } = fieldLayoutOf(levels);
  if (values <= 2) return { bits: 1, perByte: 8, lowest, step, values };
  return { bits, perByte: bits === 2 ? 4 : 2, lowest, step, values };
}

/** `[rows, ⌈columns / perByte⌉]` bytes. */
export function packRows({ rows, columns, codes, levels }: CodedMatrix): Uint8Array {
  const { bits, perByte, lowest, step } = codeBytesOf(levels);
  const rowBytes = Math.ceil(columns / perByte);
  const bytes = new Uint8Array(rows * rowBytes);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const field = ((codes[i] ?? 0) - lowest) / step;
      const at = row * rowBytes + Math.floor(column / perByte);
      bytes[at] = (bytes[at] ?? 0) | (field << (bits * (column % perByte)));
    }
  }
  return bytes;
}
