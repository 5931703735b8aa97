import * as tf from '@tensorflow/tfjs-core';
import { hadamardBlock } from '../math/hadamard';

/**
 * Turns every block of n consecutive features, so that none of them stands out:
 *   x′ = H·x ⁄ √n      ∂L/∂x = H·(∂L/∂x′) ⁄ √n
 * H of ±1 in Sylvester's order, symmetric; n the largest power of two that divides the features. It is its own inverse,
 * and so the gradient goes back through the same product.
 * Source: Wang et al. 2025, BitNet v2 (H-BitLinear), Eq. 3, 4, 7 and 8; blocks for other widths are this project's.
 *
 * @param x `[…, features]`; the result has the same shape.
 */
export function rotated(x: tf.Tensor): tf.Tensor {
  const block = hadamardBlock(x.shape[x.rank - 1] ?? 1);
  if (block === 1) return x;
  const turned = tf.mul(tf.matMul(tf.reshape(x, [-1, block]), signs(block)), 1 / Math.sqrt(block));
  return tf.reshape(turned, x.shape);
}

/** H `[n, n]`: −1 where row and column have an odd number of bits in common. */
function signs(n: number): tf.Tensor2D {
  const values = new Float32Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      let common = row & column;
      let sign = 1;
      for (; common > 0; common &= common - 1) sign = -sign;
      values[row * n + column] = sign;
    }
  }
  return tf.tensor2d(values, [n, n]);
}
