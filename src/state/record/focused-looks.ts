import * as words from '#words/state';
import { defaultMode, type ModeId } from '../../catalog/modes/modes';
import type { Recipe } from '../../catalog/tasks/task';
import type { Experiment } from '../../experiment/experiment';
import type { RunRecord } from './run-record';
import { shownFocus } from '../selectors';
import type { PlaygroundState } from '../store';
import type { Timeline } from './timeline';
import type { Inspection, LayerInspection, RunId } from '../../worker/protocol';

/** The weights in focus at the step shown; changes with each inspection, not with each step. */
export interface FocusedLooks {
  readonly id: RunId | null;
  readonly inspection: Inspection | null;
  readonly firstInspection: Inspection | null;
  /** All recorded frames, regardless of the step shown. */
  readonly timeline: Timeline;
  readonly mode: ModeId;
  readonly recipe: Recipe;
  readonly weightScale: Experiment['weightScale'];
  readonly opened: boolean;
  /** It has latents: always, unless opened from a file of codes. */
  readonly hasLatents: boolean;
  /** Why its training stopped. */
  readonly failure: string | null;
}

export const focusedLooks = (state: PlaygroundState): FocusedLooks => looksOf(shownFocus(state));

/** What was seen of the weights of a run; of none, nothing. */
export function looksOf(run: RunRecord | null): FocusedLooks {
  return {
    id: run?.summary.id ?? null,
    inspection: run?.inspection ?? null,
    firstInspection: run?.firstInspection ?? null,
    timeline: run?.timeline ?? noFrames,
    mode: run?.summary.mode ?? defaultMode,
    recipe: run?.summary.recipe ?? 'b1.58',
    weightScale: run?.summary.experiment.weightScale ?? 'absmean',
    opened: run?.summary.opened === true,
    hasLatents: run?.summary.opened !== true || run.summary.hasLatents === true,
    failure: run?.summary.state === 'failed' ? (run.summary.failure ?? words.unknownReason) : null,
  };
}

/** The matrix of this name; where the run has none such, its first; null before anything was seen of it. */
export function layerInFocus({ inspection }: FocusedLooks, focusedLayer: string | null): LayerInspection | null {
  return inspection?.layers.find(({ name }) => name === focusedLayer) ?? inspection?.layers[0] ?? null;
}

const noFrames: Timeline = [];
