import { parameterSpecs } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';

/** Names of every BitLinear of a run, in the order of the forward pass. */
export function bitLinearLayers(experiment: Experiment): readonly string[] {
  return parameterSpecs(architectureOf(experiment))
    .filter(({ role }) => role === 'bitLinear')
    .map(({ name }) => name);
}
