/**
 * When a run in training looks at its own weights. Looking costs time, and may take a small share of that of training,
 * whatever the model and the backend: within it, steps spread evenly over the budget are recorded, and the
 * focused run is shown about ten times a second.
 */

/** Share of the training time that recording may take. Less than the promised 5 %, since the first looks and the last are exempt. */
const RECORDING_SHARE = 0.035;
/** Records along a budget, if time allows. */
const RECORDS_PER_BUDGET = 150;
/** Interval of looks at the focused run, in ms. */
const WATCH_EVERY_MS = 100;

/**
 * Warm-up looks, exempt from the budget: code is still being compiled, so their cost does not predict the next. Looks
 * during the evaluation of untrained models are not counted: they wait for it, and so does training.
 */
const FREE_LOOKS = 3;

/** What recording has cost a run so far. */
export interface RecordingCost {
  readonly totalMs: number;
  /** Number and cost of undisturbed looks. */
  readonly looks: number;
  readonly countedMs: number;
  /** Cost of the last of these. */
  readonly lastMs: number;
}

export const noRecording: RecordingCost = { totalMs: 0, looks: 0, countedMs: 0, lastMs: 0 };

/** @param disturbed its time includes waiting for other work */
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
  /** This run is in focus. */
  readonly watched: boolean;
  /** A look would also wait for other work: only the very first one is taken then. */
  readonly disturbed?: boolean;
}

/** Whether the weights are recorded now. */
export function isRecordingDue({ step, steps, trainingMs, cost, sinceLastMs, watched, disturbed = false }: RecordingMoment): boolean {
  if (disturbed && cost.totalMs > 0) return false;
  if (cost.looks >= FREE_LOOKS && cost.countedMs + cost.lastMs > RECORDING_SHARE * trainingMs) return false;
  return step % Math.max(1, Math.ceil(steps / RECORDS_PER_BUDGET)) === 0 || (watched && sinceLastMs >= WATCH_EVERY_MS);
}
