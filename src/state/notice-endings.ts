import type { PlaygroundState, PlaygroundStore } from './store';

/** Dismisses notices once their cause is over. Returns the unsubscribe function. */
export function endNotices(store: PlaygroundStore): () => void {
  return store.subscribe((state, former) => {
    if (state.notices.length === 0) return;
    // The refused setting has changed.
    if (state.draft !== former.draft) state.resolve('settings');
    if (hasTrained(state, former)) state.resolve('training');
    if (state.given !== former.given || state.draft.task !== former.draft.task) state.resolve('data');
  });
}

const hasTrained = ({ facts: { runs } }: PlaygroundState, former: PlaygroundState): boolean =>
  runs !== former.facts.runs &&
  Object.values(runs).some(({ summary: { id, step } }) => step > (former.facts.runs[id]?.summary.step ?? step));
