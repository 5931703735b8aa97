import * as tf from '@tensorflow/tfjs-core';

/**
 * Causal attention with grouped key/value heads.
 *   a = softmax(q·kᵀ / √headDim + mask) · v
 * Key/value head j serves query heads j·r … (j+1)·r − 1, r = heads / kvHeads. The r query heads of a group are laid
 * one under the other, so that keys and values need no copies.
 * Source: Vaswani et al. 2017, Eq. 1; grouping: Ainslie et al. 2023 (GQA).
 *
 * @param q `[batch, seq, heads, headDim]`
 * @param k `[batch, seq, kvHeads, headDim]`
 * @param v `[batch, seq, kvHeads, headDim]`
 * @param mask `[seq, seq]`, see {@link causalMask}
 * @param observe sees the probabilities `[batch, heads, seq, seq]`: rows look, columns are looked at
 * @returns `[batch, seq, heads · headDim]`
 */
export function causalAttention(
  q: tf.Tensor,
  k: tf.Tensor,
  v: tf.Tensor,
  mask: tf.Tensor,
  observe?: (probabilities: tf.Tensor) => void,
): tf.Tensor {
  const [batch, seq, heads, headDim] = q.shape as [number, number, number, number];
  const kvHeads = k.shape[2] ?? heads;
  const group = heads / kvHeads;

  const queries = byHead(tf.reshape(q, [batch, seq, kvHeads, group, headDim]), [0, 2, 3, 1, 4], [batch, kvHeads, group * seq, headDim]);
  const keys = byHead(k, [0, 2, 1, 3], [batch, kvHeads, seq, headDim]);
  const values = byHead(v, [0, 2, 1, 3], [batch, kvHeads, seq, headDim]);

  const scores = tf.mul(tf.matMul(queries, keys, false, true), 1 / Math.sqrt(headDim)); // [batch, kvHeads, group·seq, seq]
  const masked = tf.add(tf.reshape(scores, [batch, heads, seq, seq]), mask);
  const probabilities = tf.softmax(masked); // [batch, heads, seq, seq]
  observe?.(probabilities);
  const weights = tf.reshape(probabilities, [batch, kvHeads, group * seq, seq]);
  const mixed = tf.matMul(weights, values); // [batch, kvHeads, group·seq, headDim]
  return tf.reshape(tf.transpose(tf.reshape(mixed, [batch, heads, seq, headDim]), [0, 2, 1, 3]), [batch, seq, heads * headDim]);
}

const byHead = (x: tf.Tensor, permutation: number[], shape: [number, number, number, number]): tf.Tensor4D =>
  tf.reshape(tf.transpose(x, permutation), shape);

/** `[seq, seq]`: 0 where a position may look (itself and before), −1e9 where it may not. */
export function causalMask(seq: number): tf.Tensor {
  const mask = new Float32Array(seq * seq);
  for (let query = 0; query < seq; query++) mask.fill(-1e9, query * seq + query + 1, (query + 1) * seq);
  return tf.tensor(mask, [seq, seq]);
}
