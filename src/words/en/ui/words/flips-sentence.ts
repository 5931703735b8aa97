export const nothingTrained = 'Nothing has been trained yet.';
export const notFalling = (run: string, flips: string): string =>
  `The learning rate of the ${run} run has not begun to fall: at its full rate, ${flips} codes flip per step.`;
export const falling = (run: string, flips: string, step: number, now: string): string =>
  `In the ${run} run, ${flips} codes flipped per step at the full learning rate; it has been falling since step ${step}, and ${now} flip now.`;
export const fallen = (run: string, flips: string, step: number, falling: string, last: string): string =>
  `In the ${run} run, ${flips} codes flipped per step at the full learning rate (up to step ${step}), ${falling} while it fell, and ${last} over the last tenth of the budget.`;
export const settled = 'They settle as the learning rate falls.';
export const notSettled = 'They have not settled, although the learning rate fell.';
