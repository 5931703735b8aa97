import type { Task } from '../catalog/tasks/task';
import { taskOf } from '../catalog/tasks/tasks';
import type { Experiment } from '../experiment/experiment';
import { Run } from '../training/run';
import type { ChosenBackend } from './backends/choose';

/**
 * A run on the compiled plan where there is a device for it, else, or where the plan refuses or fails to compile, on the
 * definition: slower, and the same arithmetic. The reason goes with the run and is shown.
 */
export async function createRun(experiment: Experiment, plan: ChosenBackend['plan'], task: Task = taskOf(experiment)): Promise<{ readonly run: Run; readonly planRefusal: string | null }> {
  if ('reason' in plan) return { run: new Run(experiment, task), planRefusal: plan.reason };
  try {
    return { run: await Run.onPlan(experiment, plan.device, task), planRefusal: null };
  } catch (error) {
    return { run: new Run(experiment, task), planRefusal: error instanceof Error ? error.message : String(error) };
  }
}
