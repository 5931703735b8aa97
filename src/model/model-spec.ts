import { elementCount, trainedSpecs, type Architecture, type ParameterSpec } from '../experiment/architecture';
import { initialWeights } from './initialise';

/** The parameters of a BitNet and what they begin with, without its arithmetic: all that a compiled step needs to know of it. */
export interface ModelSpec {
  readonly architecture: Architecture;
  /** Every trainable tensor, in the order of the forward pass. */
  readonly parameters: readonly ParameterSpec[];
  readonly parameterCount: number;
  /** Initial latent weights of a seed, by name. */
  initialise(seed: number): Record<string, Float32Array>;
}

/** The model of an architecture that has been validated already. */
export function modelSpec(architecture: Architecture): ModelSpec {
  const parameters = trainedSpecs(architecture);
  return {
    architecture,
    parameters,
    parameterCount: parameters.reduce((sum, { shape }) => sum + elementCount(shape), 0),
    initialise: (seed) => initialWeights(parameters, architecture, seed),
  };
}
