/**
 * A run as it was at an earlier step: what every panel draws while the scrubber is held back. Only measurements of that
 * step or before; each keeps the step that it was measured at.
 */
import type { RunRecord } from './run-record';
import { frameAt } from './timeline';

const pasts = new WeakMap<RunRecord, { readonly step: number; readonly past: RunRecord }>();

/** The run at a step; null: as it is now. Memoised by record and step, to avoid re-rendering. */
export function asOf(run: RunRecord, step: number | null): RunRecord {
  if (step === null) return run;
  const known = pasts.get(run);
  if (known?.step === step) return known.past;
  const past = pastOf(run, step);
  pasts.set(run, { step, past });
  return past;
}

function pastOf(run: RunRecord, step: number): RunRecord {
  const frame = frameAt(run.timeline, step);
  const evaluations = run.evaluations.filter((evaluation) => evaluation.step <= step);
  const evaluation = evaluations.at(-1);
  const point = run.series.points.findLast((report) => report.step <= step);
  return {
    ...run,
    inspection: frame?.inspection ?? null,
    evaluations,
    summary: {
      ...run.summary,
      step: Math.min(run.summary.step, step),
      trainLossNats: point?.lossNats ?? null,
      heldOutLossNats: evaluation?.heldOutLossNats ?? null,
      score: evaluation?.score ?? null,
    },
  };
}
