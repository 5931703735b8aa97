import type { BackendId, Experiment } from '../../experiment/experiment';
import { arithmeticHere } from '../../math/fused-multiply-add';
import type { RunSource } from './run-source';

/** The experiment as this browser computes it: what a run records, and a file of it says. */
export const asComputedHere = (experiment: Experiment): Experiment => ({
  ...experiment,
  arithmetic: arithmeticHere(experiment.arithmetic),
});

interface Placed {
  readonly source: RunSource;
  readonly backend: BackendId;
}

/** Whether steps are compiled for the processor: only there an arithmetic is ours to choose. */
export const isOnProcessor = ({ source, backend }: Placed): boolean =>
  source.kind === 'training' && source.run.path === 'plan' && backend === 'wasm';

/** Whether a run that goes on here was fused before, or went plain elsewhere. */
export function goesPlain(
  before: { readonly experiment: Experiment; readonly wentPlain?: true; readonly training?: { readonly snapshot: unknown } },
  live: Placed & { readonly experiment: Experiment },
): boolean {
  if (before.wentPlain === true) return true;
  const hasSteps = before.training === undefined || before.training.snapshot !== null;
  return hasSteps && isOnProcessor(live) && before.experiment.arithmetic !== live.experiment.arithmetic;
}
