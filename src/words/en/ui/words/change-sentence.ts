export const trainToSee = 'Train to see the effect.';
export const nothingChanged = 'Nothing has changed since the pinned runs.';
export const changed = (changes: string): string => `Changed since the pinned runs: ${changes}.`;
export const added = (mode: string): string => `${mode} added`;
export const leftOut = (mode: string): string => `${mode} left out`;
export const seeds = (from: number, to: number): string => `seeds ${from} → ${to}`;
export const budgets = { parameters: 'the same parameters', kilobytes: 'the same kilobytes' };
export const budget = (from: string, to: string): string => `${to} instead of ${from}`;
export const otherData = 'other data';

/** A loss in two places: "2.303 → 0.312". */
export const fell = (mode: string, by: string, losses: string): string => `${mode}'s loss fell by ${by} (${losses})`;
export const rose = (mode: string, by: string, losses: string): string => `${mode}'s loss rose by ${by} (${losses})`;
export const noClearChange = (mode: string, losses: string): string => `there is no clear change for ${mode} (${losses})`;
export const soFar = (step: number, steps: number): string => `at step ${step} of ${steps} so far`;
export const results = (where: string, medians: boolean, soFar: string | null, changes: string): string =>
  `${where}${medians ? ', medians' : ''}, ${soFar === null ? '' : `${soFar}, `}${changes}.`;
export const soFew = (seeds: number): string =>
  `So few seeds cannot show whether the change is the cause: pin ${seeds} or more seeds, and train as many again.`;
export const oneRunEach = (seeds: number): string =>
  `One run each cannot show whether the change is the cause: pin ${seeds} or more seeds, and train as many again.`;
