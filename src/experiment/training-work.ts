import { elementCount, parameterSpecs, type Architecture } from './architecture';

/**
 * Multiplications of one training step, about: per token each weight of a matrix once forward and twice backward, for
 * inputs and for weights, and attention likewise. Rounding saves none of them while a model trains.
 * Source: Kaplan et al. 2020, "Scaling laws for neural language models", §2.1.
 */
export function stepMultiplies(architecture: Architecture, batchSize: number): number {
  const { numLayers, seqLen, hiddenSize } = architecture;
  const matrices = parameterSpecs(architecture).filter(({ shape }) => shape.length === 2);
  const attention = 2 * numLayers * seqLen * hiddenSize;
  return 3 * batchSize * seqLen * (matrices.reduce((sum, { shape }) => sum + elementCount(shape), 0) + attention);
}
