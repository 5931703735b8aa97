import * as words from '#words/plan/compile';
import type { Architecture } from '../experiment/architecture';
import { stepMultiplies } from '../experiment/training-work';
import { PlanRefusal } from './plan-refusal';

/** Beyond this a step of kernels without tiles may hold a small graphics card for so long that the system resets it. */
const mostFlops = 2e10;

/** Throws a {@link PlanRefusal} for steps that are better left to TensorFlow's tiled products. */
export function refuseLongSteps(architecture: Architecture, batchSize: number): void {
  // A multiplication and an addition each.
  const flops = 2 * stepMultiplies(architecture, batchSize);
  if (flops <= mostFlops) return;
  throw new PlanRefusal(words.longStep((flops / 1e9).toFixed(0), mostFlops / 1e9));
}
