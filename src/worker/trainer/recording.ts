/**
 * When a run in training looks at its own weights. Looking costs time, and may take a small share of that of training,
 * whatever the model and the backend: within it, steps spread evenly over the budget are recorded, and the run that
 * somebody looks at is shown about ten times a second.
 */

/** Share of the training time that recording may take. Less than the 5 % that are promised: the first looks and the last are taken whatever they cost. */
const RECORDING_SHARE = 0.035;
/** Records along a budget, if time allows. */
const RECORDS_PER_BUDGET = 150;
/** Time between two looks at the run that is watched. */
const WATCH_EVERY_MS = 100;

/**
 * Looks that are taken whatever they cost: for the first ones code is still being compiled, and what they took says nothing
 * of the next. Not counted are looks while the untrained models are evaluated: they wait for that, and so does training.
 */
const FREE_LOOKS = 3;

/** What recording has cost a run so far. */
export interface RecordingCost {
  readonly totalMs: number;
  /** How many looks waited for nothing else, and what they took. */
  readonly looks: number;
  readonly countedMs: number;
  /** What the last of these took. */
  readonly lastMs: number;
}

export const noRecording: RecordingCost = { totalMs: 0, looks: 0, countedMs: 0, lastMs: 0 };

/** @param disturbed it waited for something else as well */
export function withRecord(cost: RecordingCost, costMs: number, disturbed = false): RecordingCost {
  const totalMs = cost.totalMs + costMs;
  return disturbed ? { ...cost, totalMs } : { totalMs, looks: cost.looks + 1, countedMs: cost.countedMs + costMs, lastMs: costMs };
}

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
  /** A look would wait for something else: only the very first one does. */
  readonly disturbed?: boolean;
}

/** Whether the weights are recorded now. */
export function isRecordingDue({ step, steps, trainingMs, cost, sinceLastMs, watched, disturbed = false }: RecordingMoment): boolean {
  if (disturbed && cost.totalMs > 0) return false;
  if (cost.looks >= FREE_LOOKS && cost.countedMs + cost.lastMs > RECORDING_SHARE * trainingMs) return false;
  return step % Math.max(1, Math.ceil(steps / RECORDS_PER_BUDGET)) === 0 || (watched && sinceLastMs >= WATCH_EVERY_MS);
}
