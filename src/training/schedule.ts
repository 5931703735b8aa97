import { roundingStart } from '../experiment/rounding-start';
import { decayShare } from '../experiment/decay-share';
import type { Experiment } from '../experiment/experiment';

/**
 * Learning rate of a step: linear warm-up, flat, linear decay to zero at the end of the budget.
 *
 * @param step steps already taken, 0 … steps − 1
 * @param peak the flat value; it may have been changed since the run began
 */
export function learningRateAt(step: number, { steps, warmupSteps }: Pick<Experiment, 'steps' | 'warmupSteps'>, peak: number): number {
  const warmUp = warmupSteps === 0 ? 1 : Math.min(1, (step + 1) / warmupSteps);
  const decay = Math.min(1, Math.max(0, steps - step) / (decayShare * steps));
  return peak * Math.min(warmUp, decay);
}

/** What decides when weights and activations are rounded. */
export type RoundingSchedule = Pick<Experiment, 'lambdaSteps' | 'steps' | 'mode'>;

/**
 * Share of the rounding that the forward pass applies: 0 until {@link roundingStart}, 1 from `lambdaSteps` later on. Full
 * precision rounds nothing, whatever λ is.
 */
export function lambdaAt(step: number, schedule: RoundingSchedule): number {
  const since = step - roundingStart(schedule);
  if (since < 0) return 0;
  return schedule.lambdaSteps === 0 ? 1 : Math.min(1, since / schedule.lambdaSteps);
}
