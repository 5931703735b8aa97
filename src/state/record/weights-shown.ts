/** Whose weights the middle of the page shows: those of the recording while it plays, else those of the run that is looked at. */
import { asOf } from './as-of';
import type { RunRecord } from './run-record';
import { shownArms, shownFocus } from '../selectors';
import type { PlaygroundState } from '../store';

/** The run at the step that is shown; null where there is none yet. */
export function weightsShown(state: PlaygroundState): RunRecord | null {
  const { recording } = state;
  return typeof recording === 'object' ? asOf(recording.run, recording.step) : shownFocus(state);
}

/** What its losses are drawn beside: the compared runs, each at the same step. */
export function lossesShown(state: PlaygroundState): readonly RunRecord[] {
  const { recording } = state;
  return typeof recording === 'object' ? [asOf(recording.run, recording.step)] : shownArms(state);
}
