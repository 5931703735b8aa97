import * as tf from '@tensorflow/tfjs-core';
import type { PlanBatch } from '../../plan/step-input';
import { toArrays, type Examples } from '../batches';

/** Examples on the current backend. */
export type TensorBatch =
  /** `[batch, seq]` int32, int32, 0/1 */
  | { readonly kind: 'tokens'; readonly inputs: tf.Tensor; readonly targets: tf.Tensor; readonly scored: tf.Tensor }
  /** `[batch, seq, frameSize]`, `[batch]` int32 */
  | { readonly kind: 'frames'; readonly inputs: tf.Tensor; readonly labels: tf.Tensor }
  /** `[batch, seq, frameSize]`, `[batch, numbers]` */
  | { readonly kind: 'forecast'; readonly inputs: tf.Tensor; readonly targets: tf.Tensor };

/** The same examples as tensors; the caller owns them. */
export function toTensors(batch: Examples, seqLen: number): TensorBatch {
  return tensorsOf(toArrays(batch, seqLen), batch.examples.length, seqLen);
}

/** A batch of plain numbers, `count` sequences of `seqLen`, as tensors; the caller owns them. */
export function tensorsOf(batch: PlanBatch, count: number, seqLen: number): TensorBatch {
  const shape: [number, number] = [count, seqLen];
  if (batch.kind === 'tokens') {
    return {
      kind: 'tokens',
      inputs: tf.tensor(batch.inputs, shape, 'int32'),
      targets: tf.tensor(batch.targets, shape, 'int32'),
      scored: tf.tensor(batch.scored, shape),
    };
  }
  const inputs = tf.tensor(batch.inputs, [...shape, batch.inputs.length / (count * seqLen)]);
  if (batch.kind === 'frames') return { kind: 'frames', inputs, labels: tf.tensor1d(batch.labels, 'int32') };
  return { kind: 'forecast', inputs, targets: tf.tensor(batch.targets, [count, batch.targets.length / count]) };
}

export function disposeBatch(batch: TensorBatch): void {
  tf.dispose(Object.values(batch).filter((value) => typeof value !== 'string'));
}
