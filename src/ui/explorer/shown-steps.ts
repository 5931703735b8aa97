import { focusedRecord } from '../../state/selectors';
import type { PlaygroundState } from '../../state/store';
import type { RunId } from '../../worker/protocol';

/** The step budget of the run that is looked at: the right end of every axis of steps. */
export const shownSteps = (state: PlaygroundState): number => focusedRecord(state)?.summary.steps ?? 1;

export interface FocusedLayer {
  readonly run: RunId;
  readonly step: number;
  readonly layer: string;
  /** `[out, in]` */
  readonly shape: readonly number[];
}

/** The matrix that is looked at, of the run as it is now; null before there is one. */
export function shownFocusLayer(state: PlaygroundState): FocusedLayer | null {
  const run = focusedRecord(state);
  const layers = run?.inspection?.layers;
  const layer = layers?.find(({ name }) => name === state.focusedLayer) ?? layers?.[0];
  return run === null || layer === undefined
    ? null
    : { run: run.summary.id, step: run.summary.step, layer: layer.name, shape: layer.shape };
}
