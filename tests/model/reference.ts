/** Typed access to the reference numbers in `tests/fixtures`, and the comparisons they ask for. */
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

export interface Stored {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

export const toTensor = ({ data, shape }: Stored): tf.Tensor => tf.tensor(data, shape as number[], 'float32');

/** `[in, out]` as Edifice stores it, to `[out, in]` as we do. */
export const transposed = (stored: Stored): tf.Tensor => tf.transpose(toTensor(stored));

export async function expectExactly(actual: tf.Tensor, expected: Stored): Promise<void> {
  expect(actual.shape).toEqual(expected.shape);
  // −0 and 0 are the same code.
  expect(Array.from(await actual.data(), (value) => value + 0)).toEqual(expected.data.map((value) => value + 0));
}

/** Largest absolute difference is below `tolerance`. */
export async function expectClose(actual: tf.Tensor, expected: Stored, tolerance: number, what = ''): Promise<void> {
  expect(actual.shape, what).toEqual(expected.shape);
  const values = await actual.data();
  let largest = 0;
  // `>` is false for NaN, so that a NaN has to be looked for.
  for (let i = 0; i < values.length; i++) {
    const difference = Math.abs(values[i]! - expected.data[i]!);
    largest = Number.isNaN(difference) ? Infinity : Math.max(largest, difference);
  }
  expect(largest, `${what}: largest difference`).toBeLessThanOrEqual(tolerance);
}

/** Largest absolute difference, relative to the largest expected magnitude, is below `tolerance`. */
export async function expectRelativelyClose(actual: tf.Tensor, expected: Stored, tolerance: number, what = ''): Promise<void> {
  const largest = expected.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  await expectClose(actual, expected, tolerance * Math.max(largest, 1e-12), what);
}
