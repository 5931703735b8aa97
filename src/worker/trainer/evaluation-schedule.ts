import type { Experiment } from '../../experiment/experiment';

/** Held-out evaluations along a budget, and the fewest steps between two. */
const evaluationsPerBudget = 20;
const fewestStepsBetween = 5;

/** Whether held-out results are measured after a step while training goes on; those of the last step are whenever it ends. */
export function isEvaluationDue({ steps }: Experiment, step: number): boolean {
  return step % Math.max(fewestStepsBetween, Math.ceil(steps / evaluationsPerBudget)) === 0 && step < steps;
}
