export const endless = (loss: number, step: number, keptStep: number): string =>
  `The loss became ${loss} at step ${step}. The weights of step ${keptStep} are kept. Try a lower learning rate, or reset.`;
