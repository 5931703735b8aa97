import * as words from '#words/worker/engine';
import type { Task } from '../../catalog/tasks/task';
import { taskOf } from '../../catalog/tasks/tasks';
import type { Experiment } from '../../experiment/experiment';
import { messageOf } from '../../math/text/message-of';
import { planStepperOn, type PlanSurroundings } from '../../training/plan-target';
import { Run } from '../../training/run';
import type { Stepper } from '../../training/stepper';
import type { ChosenBackend } from '../backends/choose';
import { checkArithmetic } from '../backends/self-test';
import { definition } from '../backends/definition';
import { EngineError } from '../engine-error';

export interface CreateRunOptions extends PlanSurroundings {
  readonly task?: Task;
}

/**
 * A run on the compiled plan where there is a device for it, else, or where the plan refuses or fails to compile, on the
 * definition: slower, and the same arithmetic. The reason goes with the run and is shown. Throws with both reasons where
 * the definition cannot train it either.
 */
export async function createRun(
  experiment: Experiment,
  plan: ChosenBackend['plan'],
  { task = taskOf(experiment), ...surroundings }: CreateRunOptions = {},
): Promise<{ readonly run: Run; readonly planRefusal: string | null }> {
  if ('reason' in plan) return { run: await onDefinition(experiment, task, plan.reason), planRefusal: plan.reason };
  try {
    if (plan.target.kind === 'wasm') await checkArithmetic(experiment.arithmetic);
    return { run: await Run.onPlan(experiment, plan.target, task, surroundings), planRefusal: null };
  } catch (error) {
    const planRefusal = messageOf(error);
    return { run: await onDefinition(experiment, task, planRefusal), planRefusal };
  }
}

async function onDefinition(experiment: Experiment, task: Task, planRefusal: string): Promise<Run> {
  try {
    const { definitionRun } = await definition(async () => import('../../training/definition/definition-run'));
    return definitionRun(experiment, task);
  } catch (error) {
    throw new EngineError({
      code: 'run-failed',
      message: words.notTrainable(planRefusal, messageOf(error)),
    });
  }
}

/**
 * Moves a run whose device is lost to the replacement backend, at its last reported step.
 * Resolves to why it is not on the compiled plan, or null.
 */
export async function moveRun(run: Run, plan: ChosenBackend['plan'], surroundings: PlanSurroundings = {}): Promise<string | null> {
  let planRefusal = 'reason' in plan ? plan.reason : null;
  await run.moveTo(async (model, snapshot) => {
    const onDefinition = async (): Promise<Stepper> => {
      const { DefinitionStepper } = await definition(async () => import('../../training/definition/definition-stepper'));
      return new DefinitionStepper(model, snapshot);
    };
    if ('reason' in plan) return onDefinition();
    try {
      return await planStepperOn(plan.target, model, snapshot, run.experiment, surroundings);
    } catch (error) {
      planRefusal = messageOf(error);
      return onDefinition();
    }
  });
  return planRefusal;
}
