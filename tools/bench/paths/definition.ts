import * as tf from '@tensorflow/tfjs-core';
import { disposeState, createState, trainingStep } from '../../../src/training/definition/state';
import type { BenchPathFactory } from '../bench-path';
import { modelOf, optimiser } from '../sizes';

/** The readable definition in TensorFlow.js, on the backend that is current when it is made. */
export const definitionPath: BenchPathFactory = async (size) => {
  const model = modelOf(size);
  let state = createState(model, model.initialise(1));
  return {
    async step({ inputs, targets, scored }) {
      const shape: [number, number] = [size.batchSize, size.seqLen];
      const tensors = {
        inputs: tf.tensor(inputs, shape, 'int32'),
        targets: tf.tensor(targets, shape, 'int32'),
        scored: tf.tensor(scored, shape),
      };
      const result = trainingStep(model, state, { kind: 'tokens', ...tensors }, { lambda: 1, optimiser });
      tf.dispose(Object.values(tensors));
      disposeState(state);
      state = result.state;
      const [lossNats = Number.NaN] = await result.loss.data();
      tf.dispose([result.loss, result.flips]);
      return lossNats;
    },
    dispose: () => disposeState(state),
  };
};
