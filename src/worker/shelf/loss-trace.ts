import { mostCrowded } from '../../math/most-crowded';
import type { Evaluation, LossTrace } from '../protocol';

/** Points of a curve as small as a word: more are not seen, and a list of hundreds of runs holds one for each. */
const mostPoints = 64;

export const noLosses: LossTrace = { steps: [], lossNats: [] };

/** A trace with newer evaluations, spread evenly over its steps. Where the run went back, what it had of later steps goes. */
export function withEvaluations(former: LossTrace, evaluations: readonly Evaluation[], forgetAfter: number | null): LossTrace {
  const known = new Map<number, number>();
  former.steps.forEach((step, i) => {
    if (forgetAfter === null || step <= forgetAfter) known.set(step, former.lossNats[i] ?? Number.NaN);
  });
  for (const { step, heldOutLossNats } of evaluations) known.set(step, heldOutLossNats);
  const steps = [...known.keys()].toSorted((one, other) => one - other);
  while (steps.length > mostPoints) steps.splice(mostCrowded(steps), 1);
  return { steps, lossNats: steps.map((step) => known.get(step) ?? Number.NaN) };
}
