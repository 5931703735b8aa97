import type { ModeId } from '../../catalog/modes/modes';
import type { Recipe } from '../../catalog/tasks/task';
import { focusedRecord } from '../../state/selectors';
import type { PlaygroundState } from '../../state/store';
import type { Inspection, WeightMap } from '../../worker/protocol';

/** What is drawn of the weights of the run that is looked at: changes with each inspection, not with each step. */
export interface FocusedLooks {
  readonly inspection: Inspection | null;
  readonly firstInspection: Inspection | null;
  readonly map: WeightMap | null;
  readonly mode: ModeId;
  readonly recipe: Recipe;
  readonly opened: boolean;
  /** Why its training stopped. */
  readonly failure: string | null;
}

export function focusedLooks(state: PlaygroundState): FocusedLooks {
  const run = focusedRecord(state);
  return {
    inspection: run?.inspection ?? null,
    firstInspection: run?.firstInspection ?? null,
    map: run?.map ?? null,
    mode: run?.summary.mode ?? 'ternary',
    recipe: run?.summary.recipe ?? 'b1.58',
    opened: run?.summary.opened === true,
    failure: run?.summary.state === 'failed' ? (run.summary.failure ?? 'The reason is unknown.') : null,
  };
}
