export const oneRecord = (step: number): string =>
  `One record so far, of step ${step}. Train, and each recorded step becomes a row, the newest in front.`;
export const steps = (from: number, to: number): string => `From step ${from} to step ${to}`;
export const full = (steps: string): string =>
  `${steps}, the weights of the full-precision run keep one broad hill: nothing pulls them to levels. The axis is in units of their mean magnitude.`;
/** Shares at first and now. */
export const latent = (steps: string, near: readonly [string, string], undecided: readonly [string, string]): string =>
  `${steps}, the latent weights near a level went from ${near[0]} to ${near[1]}, those near a threshold from ${undecided[0]} to ${undecided[1]}: they do not collapse.`;
export const zeros = (steps: string, spikes: string, from: string, to: string): string =>
  `${steps}, the codes stay ${spikes}; zeros went from ${from} to ${to}.`;
export const codes = (steps: string, spikes: string): string =>
  `${steps}, the codes stay ${spikes}; what changes is which weights sit in them.`;
export const effective = (steps: string, from: string, to: string, lambda: string, tenth: string): string =>
  `${steps}, effective weights within ${tenth} of a level went from ${from} to ${to}, with λ at ${lambda}.`;
