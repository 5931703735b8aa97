import { focusedRecord } from '../../state/selectors';
import type { PlaygroundState } from '../../state/store';

/** The step budget of the run that is looked at: the right end of every axis of steps. */
export const shownSteps = (state: PlaygroundState): number => focusedRecord(state)?.summary.steps ?? 1;
