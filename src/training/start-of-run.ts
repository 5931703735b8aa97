import { architectureOf } from '../experiment/architecture-of';
import type { Experiment } from '../experiment/experiment';
import { bitNetOf, type BitNet } from '../model/bitnet';
import { DefinitionStepper } from './definition-stepper';
import { flattenWeights } from './state';
import { initialSnapshot, type Snapshot, type Stepper } from './stepper';

/** Step 0: the initial weights of the seed. */
export const startOf = (model: BitNet, { seed, optimiser }: Experiment): Snapshot =>
  initialSnapshot(flattenWeights(model, model.initialise(seed)), optimiser);

/** The definition on the current backend, at step 0. */
export function definitionOf(experiment: Experiment): Stepper {
  const model = bitNetOf(architectureOf(experiment));
  return new DefinitionStepper(model, startOf(model, experiment));
}
