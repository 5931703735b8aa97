import * as tf from '@tensorflow/tfjs-core';

/**
 * Straight-through estimator: the forward pass uses `replacement`, the backward pass acts as if it had been `original`.
 *   y = original + stop_gradient(replacement − original)      ∂L/∂original = ∂L/∂y
 * Nothing is clipped or masked, and the scales inside `replacement` get no gradient of their own.
 * Source: Bengio et al. 2013, arXiv:1308.3432; used so in BitNet (2023, section 2.2) and its released code.
 */
export function straightThrough(original: tf.Tensor, replacement: (original: tf.Tensor) => tf.Tensor): tf.Tensor {
  const operation = tf.customGrad((x) => ({
    value: replacement(x as tf.Tensor),
    gradFunc: (dy: tf.Tensor) => dy,
  }));
  return operation(original);
}
