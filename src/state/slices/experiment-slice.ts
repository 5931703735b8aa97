import type { TaskId } from '../../catalog/tasks/tasks';
import { defaultDraft, type Draft } from '../draft';
import type { Slice } from './slice';
import type { ViewSlice } from './view-slice';

/** The only thing the person edits. */
export interface ExperimentSlice {
  readonly draft: Draft;
  /** Drafts of the other tasks, as they were left. */
  readonly setAside: Partial<Readonly<Record<TaskId, Draft>>>;
  setDraft(draft: Draft): void;
}

export const experimentSlice: Slice<ExperimentSlice, Pick<ViewSlice, 'scrubbedStep'>> = (set) => ({
  draft: defaultDraft('reverse'),
  setAside: {},
  setDraft: (draft) =>
    set((state) =>
      draft.task === state.draft.task
        ? { draft }
        : { draft, scrubbedStep: null, setAside: { ...state.setAside, [state.draft.task]: state.draft } },
    ),
});
