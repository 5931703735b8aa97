import type { RunSummary } from '../../worker/protocol';

/** What "try it" needs to know of a run. */
export interface TriedRun {
  readonly summary: Pick<RunSummary, 'id' | 'task' | 'mode' | 'step' | 'state' | 'opened'>;
}
