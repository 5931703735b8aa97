import type { StateCreator } from 'zustand/vanilla';
import type { RunId } from '../../worker/protocol';
import type { PlaygroundState } from '../store';

/** What the person has taken along. */
export interface SavedSlice {
  /** The step at which a run was last saved as a file. */
  readonly savedSteps: Readonly<Record<RunId, number>>;
  markSaved(id: RunId, step: number): void;
}

export const savedSlice: StateCreator<PlaygroundState, [], [], SavedSlice> = (set) => ({
  savedSteps: {},
  markSaved: (id, step) => set(({ savedSteps }) => ({ savedSteps: { ...savedSteps, [id]: step } })),
});
