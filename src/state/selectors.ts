/** Derived state: computed on demand, not stored. */
import { asOf } from './record/as-of';
import { draftKey, isTrainable, leadingExperiment } from './draft';
import type { RunRecord } from './record/run-record';
import type { Session } from './slices/runs-slice';
import type { PlaygroundState } from './store';
import { togetherSeconds } from './record/together';
import { isAboutToTrain, moveOfPress, type Phase, type Press, type Situation } from './transport-machine';

export type { Phase } from './transport-machine';

/** The runs made from the draft of the current task; null before they exist. */
export const currentSession = (state: PlaygroundState): Session | null => state.sessions[state.draft.task] ?? null;

/** Every run of the current session, each mode with each seed: the runs that are compared and that Train trains. */
export function sessionRecords(state: PlaygroundState): readonly RunRecord[] {
  return (currentSession(state)?.arms ?? []).map(({ id }) => state.facts.runs[id]).filter((run) => run !== undefined);
}

/** The runs of the session shown in panels, one of each mode: those of the selected seed. */
export function armRecords(state: PlaygroundState): readonly RunRecord[] {
  const arms = currentSession(state)?.arms ?? [];
  const seeds = [...new Set(arms.map(({ seed }) => seed))];
  const shown = seeds[state.shownSeed] ?? seeds[0];
  return arms
    .filter(({ seed }) => seed === shown)
    .map(({ id }) => state.facts.runs[id])
    .filter((run) => run !== undefined);
}

/** Runs of the current task that were opened from a file or made by a script, and are not trained by the buttons. */
export function guestRecords(state: PlaygroundState): readonly RunRecord[] {
  const own = new Set(Object.values(state.sessions).flatMap((session) => session.arms.map(({ id }) => id)));
  return Object.values(state.facts.runs).filter(
    ({ summary: { id, owner, task } }) => (owner === 'script' || owner === 'file') && task === state.draft.task && !own.has(id),
  );
}

/** Every run that the page shows: the compared ones first. */
export const shownRecords = (state: PlaygroundState): readonly RunRecord[] => [...armRecords(state), ...guestRecords(state)];

/** The focused run of the current task; null where there is none yet. */
export function focusedRecord(state: PlaygroundState): RunRecord | null {
  const focused = state.focusedRun === null ? undefined : state.facts.runs[state.focusedRun];
  return (focused?.summary.task === state.draft.task ? focused : armRecords(state)[0]) ?? null;
}

/**
 * The step shown in table, sentences, charts and weights: that of the scrubber, else the last one common to all compared
 * runs while they differ; null: the newest of each.
 */
export const shownStep = (state: PlaygroundState): number | null => state.scrubbedStep ?? commonStep(sessionRecords(state));

/** The last step common to all of these runs; null where none is ahead of it. Failed runs are ignored. */
export function commonStep(runs: readonly RunRecord[]): number | null {
  const steps = runs.flatMap(({ summary }) => (summary.state === 'failed' ? [] : summary.step));
  const [first, last] = [Math.min(...steps), Math.max(...steps)];
  return first < last ? first : null;
}

/** The focused run at the step shown. A run outside the comparison has a step of its own. */
export function shownFocus(state: PlaygroundState): RunRecord | null {
  const run = focusedRecord(state);
  if (run === null) return null;
  const isCompared = sessionRecords(state).includes(run);
  return asOf(run, isCompared ? shownStep(state) : state.scrubbedStep);
}

/** The compared runs at the step shown. */
export const shownArms = (state: PlaygroundState): readonly RunRecord[] => armRecords(state).map((run) => asOf(run, shownStep(state)));

/** Whether the draft no longer is what the runs were made from. */
export function isDraftAhead(state: PlaygroundState): boolean {
  const session = currentSession(state);
  return session !== null && draftKey(session.draft) !== draftKey(state.draft);
}

/** Whether anything has been trained: from then on a changed draft waits for Train or Reset. */
export const isTouched = (state: PlaygroundState): boolean =>
  sessionRecords(state).some(({ summary }) => summary.step > 0 || summary.state === 'running') || state.stage === 'starting';

/** Whether any run trains, those of other tasks and of scripts included. */
export const isAnyTraining = ({ facts }: PlaygroundState): boolean =>
  Object.values(facts.runs).some(({ summary }) => summary.state === 'running');

/** State that decides what the transport buttons do. */
export const situationOf = (state: PlaygroundState): Situation => ({
  phase: phaseOf(state),
  isAhead: isDraftAhead(state),
  isRefused: !isTrainable(state.draft),
});

/** Whether this button is enabled. */
export const canPress = (state: PlaygroundState, press: Press): boolean =>
  state.startUp === 'ready' && moveOfPress(press, state.stage, situationOf(state)) !== null;

export interface TransportState {
  readonly phase: Phase;
  /** Steps that every compared run has taken. */
  readonly step: number;
  readonly steps: number;
  /** From the measured speed of each run, sequential or parallel; null while unmeasured or done. */
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
  if (isAboutToTrain(state.stage)) return 'running';
  if (states.length === 0) return 'waiting';
  if (states.includes('running')) return state.stage === 'pausing' ? 'paused' : 'running';
  if (states.every((each) => each === 'failed')) return 'failed';
  if (states.every((each) => each === 'finished' || each === 'failed')) return 'finished';
  return states.every((each) => each === 'ready') ? 'ready' : 'paused';
}
