export const oneRun = 'one run';
export const runs = (count: string): string => `${count} runs`;
export const seed = (seed: number): string => `seed ${seed}`;
export const sorts = {
  kept: 'newest first',
  name: 'name',
  loss: 'lowest loss',
  score: 'highest score',
  step: 'most steps',
  size: 'largest',
};
export const byNothing = 'nothing';
export const bySettings = 'settings, seeds together';
export const oneEnded = 'one run, ended';
export const allEnded = (runs: string): string => `${runs} runs, all ended`;
export const noneEnded = (runs: string): string => `${runs}, none ended`;
export const someEnded = (runs: string, ended: string): string => `${runs}, ${ended} ended`;
export const noLoss = 'No loss was measured.';
export const lossIs = (loss: string): string => `Loss ${loss}.`;
export const lossFrom = (first: string, last: string): string => `Loss from ${first} to ${last}.`;
export const otherData = 'other data';
export const alike = (one: string, other: string): string => `“${other}” has the same settings and the same seed as “${one}”.`;
export const differ = (one: string, other: string, changes: string): string => `“${one}” → “${other}”: ${changes}.`;
export const otherTasks = 'Their results are of different tasks and cannot be compared.';
export const oneRunEach = (seeds: number): string =>
  `One run each cannot show whether that made the difference: train ${seeds} or more seeds of each.`;
export const oneNotMeasured = 'One of them was not measured.';
export const score = (before: string, after: string): string => `score ${before} → ${after}`;
export const atStep = (results: string, step: string): string => `${results} at step ${step}.`;
export const atSteps = (results: string, one: string, other: string): string => `${results}, at step ${one} and at step ${other}.`;
export const nothingDeleted = 'Nothing was deleted.';
export const oneDeleted = 'One run deleted.';
export const deleted = (runs: string): string => `${runs} runs deleted.`;
export const oneStays = 'One run is still training and stays.';
export const stay = (runs: string): string => `${runs} runs are still training and stay.`;
export const oneGone = 'It is gone for good when you close this page.';
export const gone = 'They are gone for good when you close this page.';
export const added = (runs: string): string => `${runs} added`;
export const replaced = (runs: string): string => `${runs} replaced, since those in the file had trained further`;
export const left = (runs: string): string => `${runs} left as they were here`;
export const noRuns = 'The file has no runs.';
