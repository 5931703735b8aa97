import { roundingModes, type ModeId } from '../catalog/modes/modes';
import type { Architecture } from '../experiment/architecture';
import type { Examples } from './batches';
import type { Evaluation, HeldOutResult } from './reports';
import { showExamples } from './show-examples';
import type { Measured } from './tally';

/** How the weights of a run are used where they are measured. */
export interface MeasuredAs {
  /** The mode of the run or, of full precision, one that its weights are rounded to without training. */
  readonly mode: ModeId;
  /** Share of the rounding: 1 whole, 0 none, of weights and activations. */
  readonly lambda: number;
}

/** Measures the weights of a run, as they were at one step, on examples. */
export type Meter = (held: Examples, as: MeasuredAs) => Promise<Measured>;

export interface EvaluatedRun {
  readonly step: number;
  readonly elapsedMs: number;
}

/** A full evaluation, fully quantised (λ = 1) regardless of λ in training, with controls that show the effect of quantised training. */
export async function evaluate(
  measure: Meter,
  { mode, seqLen }: Pick<Architecture, 'mode' | 'seqLen'>,
  held: Examples,
  when: EvaluatedRun,
): Promise<Evaluation> {
  const measured = await measure(held, { mode, lambda: 1 });
  return { ...evaluationOf(measured, held, seqLen, when), ...(await controls(measure, mode, held)) };
}

/** The measurement, with a few examples. */
export function evaluationOf(
  { heldOutLossNats, score, predictions }: Measured,
  held: Examples,
  seqLen: number,
  { step, elapsedMs }: EvaluatedRun,
): Evaluation {
  return { step, elapsedMs, heldOutLossNats, score, examples: showExamples(held, predictions, seqLen) };
}

/**
 * Controls on the same latent weights without further training: those of full precision are rounded (post-training
 * quantisation), those of a quantised run are used unrounded. Both break a model that needed its rounding, or its lack.
 */
async function controls(measure: Meter, mode: ModeId, held: Examples): Promise<Pick<Evaluation, 'roundedAfterwards' | 'latentsInstead'>> {
  if (mode !== 'none') return { latentsInstead: resultOf(await measure(held, { mode, lambda: 0 })) };
  const roundings: [ModeId, HeldOutResult][] = [];
  for (const rounded of roundingModes) roundings.push([rounded, resultOf(await measure(held, { mode: rounded, lambda: 1 }))]);
  return { roundedAfterwards: Object.fromEntries(roundings) };
}

const resultOf = ({ heldOutLossNats, score }: Measured): HeldOutResult => ({ heldOutLossNats, score });
