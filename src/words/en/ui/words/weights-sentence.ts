export const full =
  'Nothing is quantised in this run: the forward pass uses the weights exactly as the optimiser leaves them. The axis is in units of their mean magnitude.';
export const codesOnly = 'This run was opened from a file that holds codes and their scales, and no latent weights behind them.';
export const savedLatents = (near: string, levels: string, undecided: string, threshold: string, tenth: string): string =>
  `This run was opened from a file that holds its latent weights: ${near} of them lie within ${tenth} of ${levels}, and ${undecided} within ${tenth} of ${threshold}.`;
export const savedCodes = (spikes: string): string => `The codes are ${spikes}: each latent weight of the file, rounded.`;

export const spreadOut = 'They stay spread out';
export const gathered = 'Most of them have gathered at the levels';
export const latents = (shape: string, near: string, levels: string, tenth: string): string =>
  `The latent weights are what the optimiser edits. ${shape}: ${near} lie within ${tenth} of ${levels}`;
export const asAtFirst = (undecided: string, threshold: string, tenth: string): string =>
  `as many as at step 0 (${undecided}) are within ${tenth} of ${threshold}`;
export const up = (undecided: string, threshold: string, before: string, tenth: string): string =>
  `${undecided} are within ${tenth} of ${threshold}, up from ${before} at step 0`;
export const down = (undecided: string, threshold: string, before: string, tenth: string): string =>
  `${undecided} are within ${tenth} of ${threshold}, down from ${before} at step 0`;

export const codesAtFirst = (spikes: string): string =>
  `The codes are ${spikes} from step 0 on: training does not create the spikes, it decides which weights sit in which.`;
export const codes = (spikes: string): string => `The codes are ${spikes} from step 0 on; training decides which weights sit in which.`;
export const noneChanged = 'None changed its code in the last step.';
export const changed = (flips: number, counted: string): string =>
  `${counted} changed ${flips === 1 ? 'its' : 'their'} code in the last step.`;

export const atLatents = (bare: boolean, near: string, levels: string, tenth: string): string =>
  `λ is 0: the forward pass still uses the latent weights themselves${bare ? ', divided by their scale' : ''}, and ${near} of them happen to lie within ${tenth} of ${levels}. They collapse as λ rises.`;
export const landed = (levels: string, bare: boolean, scales: string): string =>
  `λ is 1: the forward pass uses nothing but ${levels}${bare ? ': the codes, without their scale' : ` times ${scales}`}.`;
export const moving = (lambda: string, levels: string, near: string, tenth: string): string =>
  `The forward pass uses weights moved ${lambda} of the way to ${levels}: ${near} are within ${tenth} of a level by now.`;
export const underneath = (near: string): string => `The latent weights underneath stay spread out (${near} near a level).`;
