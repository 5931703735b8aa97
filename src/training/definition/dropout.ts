import * as tf from '@tensorflow/tfjs-core';
import { elementCount } from '../../experiment/architecture';
import { randomStream } from '../../math/random';

/**
 * Masks of inverted dropout for one step: 0 with probability `rate`, else 1/(1 − rate). Every mask of the step comes
 * from the same seeded stream, in the order in which the forward pass asks.
 * Source: Srivastava et al. 2014, in the inverted form.
 */
export function dropoutMasks(rate: number, seed: number, step: number): (shape: readonly number[]) => tf.Tensor {
  const random = randomStream(seed, 'dropout', step);
  const kept = 1 / (1 - rate);
  return (shape) => {
    const mask = new Float32Array(elementCount(shape));
    for (let i = 0; i < mask.length; i++) mask[i] = random.uniform() < rate ? 0 : kept;
    return tf.tensor(mask, [...shape]);
  };
}
