export const budgets = { parameters: 'parameters', kilobytes: 'kilobytes' };
export const sideBySide = 'trained side by side';
export const oneRun = 'one run';
export const moreRecipes = 'More recipes';
export const papers = 'What papers claim';
export const whatAre = 'What are';
export const and = 'and';
export const same = 'Same';
export const inCommon = 'What the models have in common';
export const seedsNote = 'Every mode is trained with each seed; charts show the median and how far apart the seeds are.';
export const seeds = 'Seeds';
export const howManySeeds = 'How many seeds each mode is trained with';
export const cost = (runs: number, steps: string): string =>
  runs === 1 ? `One run, ${steps} steps` : `${runs} runs, ${steps} steps in all`;
export const takes = (cost: string, time: string): string => `${cost}: ${time} here`;
