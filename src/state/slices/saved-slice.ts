import type { RunId } from '../../worker/protocol';
import type { Slice } from './slice';

/** What the person has saved. */
export interface SavedSlice {
  /** The step at which a run was last saved as a file. */
  readonly savedSteps: Readonly<Record<RunId, number>>;
  markSaved(id: RunId, step: number): void;
}

export const savedSlice: Slice<SavedSlice> = (set) => ({
  savedSteps: {},
  markSaved: (id, step) => set(({ savedSteps }) => ({ savedSteps: { ...savedSteps, [id]: step } })),
});
