import type { CodedMatrix } from './product-kernel';

/**
 * Codes as bit fields, the layout of the kernel on plain typed arrays:
 *
 *   ternary: 2 bits a code, field = code + 1     (0, 1, 2), four to a byte
 *   binary:  1 bit a code,  field = (code + 1)/2 (0, 1),    eight to a byte
 *
 * Lowest bits first. Every row begins on a byte and is filled up with fields of 0, which meet activations of 0.
 */
export interface FieldLayout {
  readonly bits: 1 | 2;
  readonly perByte: 4 | 8;
  /** What the code grows by when its field grows by one. */
  readonly step: 1 | 2;
  /** Values that a field takes. */
  readonly values: 2 | 3;
}

export const fieldLayouts: Readonly<Record<CodedMatrix['mode'], FieldLayout>> = {
  ternary: { bits: 2, perByte: 4, step: 1, values: 3 },
  binary: { bits: 1, perByte: 8, step: 2, values: 2 },
};

/** `[rows, ⌈columns / perByte⌉]` bytes. */
export function packFields({ rows, columns, codes, mode }: CodedMatrix): Uint8Array {
  const { bits, perByte, step } = fieldLayouts[mode];
  const rowBytes = Math.ceil(columns / perByte);
  const bytes = new Uint8Array(rows * rowBytes);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const field = ((codes[i] ?? 0) + 1) / step;
      const at = row * rowBytes + Math.floor(column / perByte);
      bytes[at] = (bytes[at] ?? 0) | (field << (bits * (column % perByte)));
    }
  }
  return bytes;
}
