import type { Task } from '../../catalog/tasks/task';
import { taskOf } from '../../catalog/tasks/tasks';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { bitNetOf, type BitNet } from '../../model/bitnet';
import type { WeightSet } from '../../model/weights';
import { Run } from '../run';
import { startOf } from '../snapshot';
import { DefinitionStepper } from './definition-stepper';
import { weightsOfSnapshot } from './state';

/**
 * A run at step 0 that is trained by the definition on the current backend.
 *
 * @param task by default, that of the experiment, without any data of a person
 */
export function definitionRun(experiment: Experiment, task: Task = taskOf(experiment)): Run {
  const model = bitNetOf(architectureOf(experiment));
  return new Run(experiment, task, new DefinitionStepper(model, startOf(model, experiment)));
}

/** The model of a run and a copy of its current weights, unaffected by further training; the caller disposes them. */
export async function weightsOfRun(run: Run): Promise<{ readonly model: BitNet; readonly weights: WeightSet; readonly step: number }> {
  const model = bitNetOf(run.model.architecture);
  const snapshot = await run.read();
  return { model, weights: weightsOfSnapshot(model, snapshot), step: snapshot.step };
}
