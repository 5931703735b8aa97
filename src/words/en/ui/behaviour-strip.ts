export const whatItDoes = 'What the model does';
export const title = 'What it does';
export const atStep = (run: string, step: number): string => `${run}, step ${step}`;
export const nothingToShow = 'nothing to show for this task';
export const right = 'right';
export const loss = 'loss';
export const lossByStep = (quantity: string, run: string, loss: string, step: number): string =>
  `${quantity} by step: ${run} has ${loss} at step ${step}.`;
