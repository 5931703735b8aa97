/** A comparison: its task, its modes as a list, and how many seeds. */
export const comparison = (task: string, modes: string, seeds: number): string =>
  `“${task}” with ${modes} weights${seeds > 1 ? ` and ${seeds} seeds` : ''}`;
export const keptWhole = (what: string, steps: string): string => `Your last training is kept: ${what}, all ${steps} steps.`;
export const keptUntil = (what: string, step: string, steps: string): string =>
  `Your last training is kept: ${what}, step ${step} of ${steps}.`;
export const showAgain = (step: string): string => `Show step ${step} again`;
export const goOn = (step: string): string => `Continue from step ${step}`;

export const oneRun = 'one run';
export const runs = (count: string): string => `${count} runs`;
export const oneSweep = 'one sweep';
export const sweeps = (count: string): string => `${count} sweeps`;
export const data = (name: string): string => `“${name}”`;
export const pinned = 'what is pinned';
export const nothing = 'This browser keeps what you train, and nothing leaves it.';
export const kept = (things: string): string => `Kept in this browser, and nowhere else: ${things}.`;
export const question = (things: string): string => `Delete ${things}, in every tab of this browser? There is no Undo.`;
export const deleted = (things: string): string => `Deleted: ${things}. What is trained from now on is kept again.`;
export const problem = (why: string): string =>
  `Training is not kept, so closing or reloading the page loses it. ${why} Training continues; save what you want to keep with Download.`;
