/** What to try next: the comparisons that show most, one after the other. */
import * as words from '#words/state/findings';
import { defaultDraft, type Draft } from '../draft';
import { proposedTo } from '../own-settings';

export interface NextExperiment {
  /** What it asks, as a person would. */
  readonly question: string;
  readonly draft: Draft;
}

const suggestions: readonly NextExperiment[] = [
  {
    question: words.whichSorts,
    draft: { ...defaultDraft('sort'), budget: 'kilobytes', seeds: 3, settings: { steps: 100 } },
  },
  { question: words.whatZeroBuys, draft: defaultDraft('memorise') },
  { question: words.canItWrite, draft: defaultDraft('tales') },
];

/** The first suggestion after the comparison that is shown, trained where and how that is; from any other, the first of all. */
export function nextExperiment({ task, budget, settings }: Pick<Draft, 'task' | 'budget' | 'settings'>): NextExperiment | null {
  const shown = suggestions.findIndex(({ draft }) => draft.task === task && draft.budget === budget);
  const next = suggestions[shown + 1];
  return next === undefined ? null : { ...next, draft: proposedTo(settings, next.draft) };
}
