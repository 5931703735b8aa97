import type { StateCreator } from 'zustand/vanilla';
import type { TaskId } from '../../catalog/tasks/tasks';
import { defaultDraft, type Draft } from '../draft';
import type { PlaygroundState } from '../store';

/** The only thing the person edits. */
export interface ExperimentSlice {
  readonly draft: Draft;
  /** Drafts of the other tasks, as they were left. */
  readonly setAside: Partial<Readonly<Record<TaskId, Draft>>>;
  setDraft(draft: Draft): void;
}

export const experimentSlice: StateCreator<PlaygroundState, [], [], ExperimentSlice> = (set) => ({
  draft: defaultDraft('reverse'),
  setAside: {},
  setDraft: (draft) =>
    set((state) =>
      draft.task === state.draft.task
        ? { draft }
        : { draft, scrubbedStep: null, setAside: { ...state.setAside, [state.draft.task]: state.draft } },
    ),
});
