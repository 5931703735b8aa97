/** What to try next: the comparisons that show most, one after the other. */
import { defaultDraft, type Draft } from '../draft';

export interface NextExperiment {
  /** What it asks, as a person would. */
  readonly question: string;
  readonly draft: Draft;
}

const suggestions: readonly NextExperiment[] = [
  {
    question: 'If every file may be equally large, which one sorts best?',
    draft: { ...defaultDraft('sort'), budget: 'kilobytes', seeds: 3, settings: { steps: 100 } },
  },
  { question: 'What does the zero buy? Who knows more pairs by heart?', draft: defaultDraft('memorise') },
  { question: 'Can it write? Train it on tiny tales.', draft: defaultDraft('tales') },
];

/** The first suggestion after the comparison that is shown; from any other, the first of all. */
export function nextExperiment({ task, budget }: Pick<Draft, 'task' | 'budget'>): NextExperiment | null {
  const shown = suggestions.findIndex(({ draft }) => draft.task === task && draft.budget === budget);
  return suggestions[shown + 1] ?? null;
}
