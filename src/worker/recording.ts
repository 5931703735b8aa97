/**
 * When a run in training looks at its own weights. Looking costs time, and may take a small share of that of training,
 * whatever the model and the backend: within it, steps spread evenly over the budget are recorded, and the run that
 * somebody looks at is shown about ten times a second.
 */

/** Share of the training time that recording may take. Less than the 5 % that are promised: the first and the last look are taken whatever they cost. */
const RECORDING_SHARE = 0.035;
/** Records along a budget, if time allows. */
const RECORDS_PER_BUDGET = 150;
/** Time between two looks at the run that is watched. */
const WATCH_EVERY_MS = 100;

/** What recording has cost a run so far. */
export interface RecordingCost {
  readonly totalMs: number;
  /** What the last look took: the first ones, whose code is still being compiled, say nothing of the next. */
  readonly lastMs: number;
}

export const noRecording: RecordingCost = { totalMs: 0, lastMs: 0 };

export const withRecord = ({ totalMs }: RecordingCost, costMs: number): RecordingCost => ({ totalMs: totalMs + costMs, lastMs: costMs });

export interface RecordingMoment {
  /** Steps taken, and the budget. */
  readonly step: number;
  readonly steps: number;
  /** Time spent in steps. */
  readonly trainingMs: number;
  readonly cost: RecordingCost;
  readonly sinceLastMs: number;
  /** Somebody looks at this run. */
  readonly watched: boolean;
}

/** Whether the weights are recorded now. */
export function isRecordingDue({ step, steps, trainingMs, cost, sinceLastMs, watched }: RecordingMoment): boolean {
  if (cost.totalMs + cost.lastMs > RECORDING_SHARE * trainingMs) return false;
  return step % Math.max(1, Math.ceil(steps / RECORDS_PER_BUDGET)) === 0 || (watched && sinceLastMs >= WATCH_EVERY_MS);
}
