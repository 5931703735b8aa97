import * as tf from '@tensorflow/tfjs-core';

/**
 * Mean cross-entropy in nats over the positions that count.
 *
 * @param logits `[batch, seq, vocab]`
 * @param targets `[batch, seq]` int32
 * @param scored `[batch, seq]` 1 where a position counts, 0 where not; at least one counts
 * @returns scalar
 */
export function tokenLoss(logits: tf.Tensor, targets: tf.Tensor, scored: tf.Tensor): tf.Scalar {
  const weights = tf.cast(scored, 'float32');
  return tf.div(tf.sum(tf.mul(crossEntropy(logits, targets), weights)), tf.sum(weights));
}

/**
 * Mean cross-entropy in nats.
 *
 * @param logits `[batch, classes]`
 * @param labels `[batch]` int32
 * @returns scalar
 */
export function labelLoss(logits: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  return tf.mean(crossEntropy(logits, labels));
}

/**
 * Mean squared error of predicted numbers: twice the loss in nats of a Gaussian of variance 1, without its constant.
 *
 * @param predicted `[batch, numbers]`
 * @param targets `[batch, numbers]`
 * @returns scalar
 */
export function squaredErrorLoss(predicted: tf.Tensor, targets: tf.Tensor): tf.Scalar {
  return tf.mean(tf.squaredDifference(predicted, targets));
}

/** −log softmax(logits)[target] for every row `[…, classes]` → `[…]`. */
function crossEntropy(logits: tf.Tensor, targets: tf.Tensor): tf.Tensor {
  const classes = logits.shape[logits.rank - 1] ?? 1;
  const chosen = tf.mul(tf.logSoftmax(logits), tf.oneHot(tf.cast(targets, 'int32'), classes));
  return tf.neg(tf.sum(chosen, -1));
}
