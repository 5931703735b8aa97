import type { PlaygroundState, PlaygroundStore } from './store';

/** Takes notices away when what they tell of is over. Returns what ends it. */
export function endNotices(store: PlaygroundStore): () => void {
  return store.subscribe((state, former) => {
    if (state.notices.length === 0) return;
    // A setting was refused: it is another one now.
    if (state.draft !== former.draft) state.resolve('settings');
    if (hasTrained(state, former)) state.resolve('training');
    if (state.given !== former.given || state.draft.task !== former.draft.task) state.resolve('data');
  });
}

const hasTrained = ({ facts: { runs } }: PlaygroundState, former: PlaygroundState): boolean =>
  runs !== former.facts.runs &&
  Object.values(runs).some(({ summary: { id, step } }) => step > (former.facts.runs[id]?.summary.step ?? step));
