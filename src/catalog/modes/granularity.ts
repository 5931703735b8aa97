import type * as Tf from '@tensorflow/tfjs-core';

/** What a mode needs of TensorFlow.js. It comes in as an argument, so the page can read labels without loading it. */
export type TensorFlow = typeof Tf;

/** The weights that share a scale: all of a matrix `[out, in]`, those of one output, or so many consecutive inputs of one output. */
export type Granularity = 'matrix' | 'row' | { readonly group: number };

/** Scales of a matrix: `[1]`, `[out]`, or `[out, ⌈in / group⌉]`. */
export function scaleShape(granularity: Granularity, [out = 1, inputs = 1]: readonly number[]): readonly number[] {
  if (granularity === 'matrix') return [1];
  return granularity === 'row' ? [out] : [out, Math.ceil(inputs / granularity.group)];
}

/** The same as they multiply codes `[out, in]`: of a matrix a scalar, of its rows `[out, 1]`. */
export function scaleTensorShape(granularity: Granularity, shape: readonly number[]): number[] {
  if (granularity === 'matrix') return [];
  return granularity === 'row' ? [shape[0] ?? 1, 1] : [...scaleShape(granularity, shape)];
}

/** Which of the scales is that of weight i of a matrix, row by row. */
export function scaleIndex(granularity: Granularity, [, inputs = 1]: readonly number[]): (i: number) => number {
  if (granularity === 'matrix') return () => 0;
  if (granularity === 'row') return (i) => Math.floor(i / inputs);
  const { group } = granularity;
  return (i) => Math.floor(i / inputs) * Math.ceil(inputs / group) + Math.floor((i % inputs) / group);
}

/** Scales as they broadcast to a weight `[out, in]`: of groups, each for each of its inputs. */
export function spreadScale(tf: TensorFlow, scale: Tf.Tensor, granularity: Granularity, inputs: number): Tf.Tensor {
  if (typeof granularity === 'string') return scale;
  const groupOf = Int32Array.from({ length: inputs }, (_, input) => Math.floor(input / granularity.group));
  return tf.gather(scale, tf.tensor1d(groupOf, 'int32'), 1);
}
