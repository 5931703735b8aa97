import * as tf from '@tensorflow/tfjs-core';
import type { Architecture } from '../../experiment/architecture';
import type { PortableTensor } from '../../formats/format';
import { bitNetOf } from '../../model/bitnet';
import { disposeWeights, effectiveParameters, unpackWeights } from '../../model/weights';
import type { PlanBatch } from '../../plan/step-input';
import { floatTensors } from '../../training/checkpoint';
import { disposeBatch, tensorsOf } from '../../training/definition/tensor-batches';

/** What weights of one architecture answer to the same inputs: logits or numbers of every readout. */
export interface Answers {
  /** Of weights as training has them: rounded by the rule of the mode. `latents`: `[parameters]`, flat. */
  ofLatents(latents: Float32Array): Promise<Float32Array>;
  /** Of tensors as a file holds them: codes are multiplied by as they are. */
  ofTensors(tensors: readonly PortableTensor[]): Promise<Float32Array>;
}

/** Answers by the definition, on the current backend of TensorFlow.js. */
export function definitionAnswers(architecture: Architecture, inputs: PlanBatch, count: number): Answers {
  const model = bitNetOf(architecture);

  async function ofTensors(tensors: readonly PortableTensor[]): Promise<Float32Array> {
    const weights = unpackWeights(model, { tensors });
    const batch = tensorsOf(inputs, count, architecture.seqLen);
    const outputs = tf.tidy(() => model.forward(batch.inputs, effectiveParameters(model, weights, 1)));
    try {
      return await outputs.data<'float32'>();
    } finally {
      outputs.dispose();
      disposeBatch(batch);
      disposeWeights(weights);
    }
  }

  return {
    ofTensors,
    ofLatents: async (latents) => ofTensors(floatTensors(model, latents)),
  };
}
