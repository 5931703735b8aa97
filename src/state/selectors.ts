/** What follows from the state: computed when asked, kept nowhere. */
import { asOf } from './as-of';
import { draftKey, isTrainable, leadingExperiment } from './draft';
import type { RunRecord } from './run-record';
import type { Session } from './slices/runs-slice';
import type { PlaygroundState } from './store';
import { togetherSeconds } from './together';

/** The runs made from the draft of the current task; null before they exist. */
export const currentSession = (state: PlaygroundState): Session | null => state.sessions[state.draft.task] ?? null;

/** Every run of the current session: each mode with each seed. What is compared, and what Train trains. */
export function sessionRecords(state: PlaygroundState): readonly RunRecord[] {
  return (currentSession(state)?.arms ?? []).map(({ id }) => state.facts.runs[id]).filter((run) => run !== undefined);
}

/** The runs of the session that panels show one of each mode of: those of the seed that is looked at. */
export function armRecords(state: PlaygroundState): readonly RunRecord[] {
  const arms = currentSession(state)?.arms ?? [];
  const seeds = [...new Set(arms.map(({ seed }) => seed))];
  const shown = seeds[state.shownSeed] ?? seeds[0];
  return arms.filter(({ seed }) => seed === shown).map(({ id }) => state.facts.runs[id]).filter((run) => run !== undefined);
}

/** Runs of the current task that no session made: opened from a file, or made by a script. */
export function guestRecords(state: PlaygroundState): readonly RunRecord[] {
  const own = new Set(Object.values(state.sessions).flatMap((session) => session.arms.map(({ id }) => id)));
  // Runs of a session or a sweep that is being made are known before it is known whose they are.
  if (state.activity === 'creating' || (state.capacity?.training ?? null) !== null) return Object.values(state.facts.runs).filter(({ summary }) => summary.opened === true && summary.task === state.draft.task);
  return Object.values(state.facts.runs).filter(({ summary }) => !own.has(summary.id) && summary.task === state.draft.task);
}

/** Every run that the page shows: the compared ones first. */
export const shownRecords = (state: PlaygroundState): readonly RunRecord[] => [...armRecords(state), ...guestRecords(state)];

/** The run whose weights are looked at. */
export const focusedRecord = (state: PlaygroundState): RunRecord | null =>
  (state.focusedRun === null ? undefined : state.facts.runs[state.focusedRun]) ?? armRecords(state)[0] ?? null;

/** The run whose weights are looked at, as it was at the step that the scrubber is held at. */
export function shownFocus(state: PlaygroundState): RunRecord | null {
  const run = focusedRecord(state);
  return run === null ? null : asOf(run, state.scrubbedStep);
}

/** The compared runs as they were at the step that the scrubber is held at. */
export const shownArms = (state: PlaygroundState): readonly RunRecord[] => armRecords(state).map((run) => asOf(run, state.scrubbedStep));

/** Whether the draft no longer is what the runs were made from. */
export function isDraftAhead(state: PlaygroundState): boolean {
  const session = currentSession(state);
  return session !== null && draftKey(session.draft) !== draftKey(state.draft);
}

/** Whether anything has been trained: from then on a changed draft waits for Train or Reset. */
export const isTouched = (state: PlaygroundState): boolean =>
  sessionRecords(state).some(({ summary }) => summary.step > 0 || summary.state === 'running') || state.activity === 'starting';

export type Phase = 'waiting' | 'ready' | 'running' | 'paused' | 'finished' | 'failed';

export interface TransportState {
  readonly phase: Phase;
  /** Steps that every compared run has taken. */
  readonly step: number;
  readonly steps: number;
  /** From the measured speed of each run, which take turns or not; null while nothing has been measured or nothing is left. */
  readonly secondsLeft: number | null;
  /** The draft cannot be trained as it is. */
  readonly refused: boolean;
}

export function transportState(state: PlaygroundState): TransportState {
  const summaries = sessionRecords(state).map(({ summary }) => summary);
  const going = summaries.filter(({ state: runState }) => runState !== 'failed');
  const remaining = going.map(({ step, steps, stepsPerSecond }) =>
    step >= steps ? 0 : stepsPerSecond === null || stepsPerSecond <= 0 ? Number.NaN : (steps - step) / stepsPerSecond,
  );
  const seconds = togetherSeconds(remaining, going[0]?.backend ?? 'cpu');
  return {
    phase: phaseOf(state),
    step: summaries.length === 0 ? 0 : Math.min(...(going.length > 0 ? going : summaries).map(({ step }) => step)),
    steps: summaries.length === 0 ? leadingExperiment(state.draft).steps : Math.max(...summaries.map(({ steps }) => steps)),
    secondsLeft: Number.isNaN(seconds) || seconds === 0 ? null : seconds,
    refused: !isTrainable(state.draft),
  };
}

function phaseOf(state: PlaygroundState): Phase {
  const states = sessionRecords(state).map(({ summary }) => summary.state);
  if (states.length === 0) return 'waiting';
  if (state.activity === 'starting' || states.includes('running')) return state.activity === 'pausing' ? 'paused' : 'running';
  if (states.every((each) => each === 'failed')) return 'failed';
  if (states.every((each) => each === 'finished' || each === 'failed')) return 'finished';
  return states.every((each) => each === 'ready') ? 'ready' : 'paused';
}
