import { modeOf, type QuantisedModeId } from '../../src/catalog/modes/modes';
import type { CodedMatrix } from '../../src/packed/kernels/product-kernel';
import { randomStream } from '../../src/math/random';

/** A matrix of random codes. */
export function randomMatrix(rows: number, columns: number, mode: QuantisedModeId, seed: number): CodedMatrix {
  const random = randomStream(seed, 'codes');
  const levels = modeOf(mode).levels ?? [];
  return { rows, columns, levels, codes: Int8Array.from({ length: rows * columns }, () => random.pick(levels)) };
}

/** Random activations of the whole range, the ends included. */
export function randomActivations(count: number, columns: number, seed: number): Int8Array {
  const random = randomStream(seed, 'activations');
  return Int8Array.from({ length: count * columns }, () => random.integer(256) - 128);
}

/** The definition of a packed product: whole numbers, nothing clever. */
export function integerProduct({ rows, columns, codes }: CodedMatrix, x: Int8Array, count: number): Int32Array {
  return Int32Array.from({ length: count * rows }, (_, i) => {
    const [vector, row] = [Math.floor(i / rows), i % rows];
    let sum = 0;
    for (let column = 0; column < columns; column++) sum += codes[row * columns + column]! * x[vector * columns + column]!;
    return sum;
  });
}
