export const nothingTrained = 'Nothing has been trained yet.';
export const notFalling = (run: string, flips: string): string =>
  `The learning rate of the ${run} run has not begun to fall: ${flips} codes flip a step at its full rate.`;
export const falling = (run: string, flips: string, step: number, now: string): string =>
  `Of the ${run} run, ${flips} codes flipped a step at the full learning rate; since step ${step} it falls, and ${now} flip now.`;
export const fallen = (run: string, flips: string, step: number, falling: string, last: string): string =>
  `Of the ${run} run, ${flips} codes flipped a step at the full learning rate (up to step ${step}); while it fell, ${falling}; over the last tenth of the budget, ${last}.`;
export const settled = 'They settle as the learning rate falls.';
export const notSettled = 'They have not settled with the falling learning rate.';
