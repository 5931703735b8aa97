import { optimiserStep } from '../catalog/optimisers/optimisers';
import type { Task } from '../catalog/tasks/task';
import type { Experiment } from '../experiment/experiment';
import { trainingExamples, type Examples } from './batches';
import type { RecoveryPath } from './recovery';
import { lambdaAt, learningRateAt } from './schedule';
import type { StepOutcome, Stepper, StepperSettings } from './stepper';

/** The model and its data. */
export interface Training {
  readonly experiment: Experiment;
  readonly task: Task;
}

/**
 * Issues the step that follows `step` steps of an experiment: what it does is a function of the two and of the peak
 * learning rate.
 */
export async function issueStep(stepper: Stepper, training: Training, step: number, peakLearningRate: number): Promise<StepOutcome> {
  const { examples, settings } = stepAfter(training, step, peakLearningRate);
  return stepper.issue(examples, settings);
}

/** Inputs of the step after `step` steps. */
export function stepAfter(
  { experiment, task }: Training,
  step: number,
  peakLearningRate: number,
): { readonly examples: Examples; readonly settings: StepperSettings } {
  const { seed, seqLen, batchSize } = experiment;
  return {
    examples: trainingExamples(task, seqLen, batchSize, seed, step),
    settings: {
      lambda: lambdaAt(step, experiment),
      nextLambda: lambdaAt(step + 1, experiment),
      optimiser: optimiserStep(experiment.optimiser, learningRateAt(step, experiment, peakLearningRate)),
      seed,
    },
  };
}

/** Replays the steps of a path from its start; resolves when the last is done. */
export async function retrace(stepper: Stepper, training: Training, { step, learningRates }: RecoveryPath): Promise<void> {
  const underWay: Promise<StepOutcome>[] = [];
  for (const [i, learningRate] of learningRates.entries()) {
    if (underWay.length === stepper.stepsInFlight) await underWay.shift();
    const outcome = issueStep(stepper, training, step + i, learningRate);
    // Awaited in order, unless an earlier one fails.
    outcome.catch(() => undefined);
    underWay.push(outcome);
    stepper.submit();
  }
  stepper.collect();
  stepper.submit();
  await Promise.all(underWay);
}
