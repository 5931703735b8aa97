import * as tf from '@tensorflow/tfjs-core';

export type RotaryTable = {
  /** `[1, seq, 1, headDim]`: the angle of pair i at i and at i + headDim/2. */
  readonly cos: tf.Tensor;
  readonly sin: tf.Tensor;
  /** `[headDim, headDim]`: turns every pair (a, b) by a right angle, to (−b, a). */
  readonly quarterTurn: tf.Tensor2D;
};

/**
 * Angles of rotary position embedding: position · θ^(−2i / headDim) for pair i.
 * Source: Su et al. 2021, RoFormer, section 3.2.2.
 */
export function rotaryTable(seq: number, headDim: number, theta: number): RotaryTable {
  const half = headDim / 2;
  const cos = new Float32Array(seq * headDim);
  const sin = new Float32Array(seq * headDim);
  const quarterTurn = new Float32Array(headDim * headDim);
  for (let i = 0; i < half; i++) {
    for (let position = 0; position < seq; position++) {
      const angle = position * theta ** ((-2 * i) / headDim);
      const at = position * headDim + i;
      cos[at] = cos[at + half] = Math.cos(angle);
      sin[at] = sin[at + half] = Math.sin(angle);
    }
    quarterTurn[(i + half) * headDim + i] = -1;
    quarterTurn[i * headDim + i + half] = 1;
  }
  const shape = [1, seq, 1, headDim];
  return { cos: tf.tensor(cos, shape), sin: tf.tensor(sin, shape), quarterTurn: tf.tensor2d(quarterTurn, [headDim, headDim]) };
}

/**
 * Turns element i and element i + headDim/2 of every head by the angle of its position ("rotate half" pairing, as in
 * transformers and llama.cpp's NEOX).
 *   (a, b) → (a, b)·cos + (−b, a)·sin
 * The quarter turn is a product with a small matrix: every backend multiplies faster than it takes halves apart.
 *
 * @param x `[batch, seq, heads, headDim]`
 */
export function rotate(x: tf.Tensor, { cos, sin, quarterTurn }: RotaryTable): tf.Tensor {
  const turned = tf.reshape(tf.matMul(tf.reshape(x, [-1, quarterTurn.shape[0]]), quarterTurn), x.shape);
  return tf.add(tf.mul(x, cos), tf.mul(turned, sin));
}
