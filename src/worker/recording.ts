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
 * Looks that are taken whatever they cost. The first ones wait for what is still being compiled and for the evaluation of
 * the untrained model: what they took says nothing of the next, and must not keep a run from being seen.
 */
const FREE_LOOKS = 3;
/** Looks whose middle one is what a look costs. */
const RECENT_LOOKS = 15;

/** What recording has cost a run so far. */
export interface RecordingCost {
  readonly looks: number;
  readonly totalMs: number;
  /** What the last ones took, in order. */
  readonly recentMs: readonly number[];
}

export const noRecording: RecordingCost = { looks: 0, totalMs: 0, recentMs: [] };

export const withRecord = ({ looks, totalMs, recentMs }: RecordingCost, costMs: number): RecordingCost => ({
  looks: looks + 1,
  totalMs: totalMs + costMs,
  recentMs: [...recentMs, costMs].slice(-RECENT_LOOKS),
});

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
  if (cost.looks >= FREE_LOOKS && (cost.looks + 1) * typicalMs(cost) > RECORDING_SHARE * trainingMs) return false;
  return step % Math.max(1, Math.ceil(steps / RECORDS_PER_BUDGET)) === 0 || (watched && sinceLastMs >= WATCH_EVERY_MS);
}

/** The middle one of the last looks: one that had to wait for others does not count as what looking costs. */
function typicalMs({ recentMs }: RecordingCost): number {
  return recentMs.toSorted((one, other) => one - other)[(recentMs.length - 1) >> 1] ?? 0;
}
