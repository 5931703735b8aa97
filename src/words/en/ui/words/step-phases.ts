export const quantise = 'Quantise';
export const forward = 'Forward';
export const loss = 'Loss';
export const backward = 'Backward';
export const update = 'Update';
export const flip = 'Flip';

export const become = (count: string, level: string): string => `${count} become ${level}`;
export const quantised = (symbol: string, scale: string, latents: string, codes: string): string =>
  `${symbol} is ${scale}. Of ${latents} latents, ${codes}.`;
export const batch = (examples: number): string => `A batch of ${examples} examples goes through the network with w̃.`;
/** With the symbol of the scale; null: codes are used without one. */
export const lambdaIsOne = (scale: string | null): string =>
  `λ is 1: w̃ is the code${scale === null ? ' itself, without a scale' : ` times ${scale}`}, and nothing of the latent is left in it.`;
export const lambdaIsZero = (scale: string | null): string =>
  `λ is 0: w̃ is still the latent itself${scale === null ? ', divided by its scale' : ''}.`;
export const lambdaIs = (lambda: string): string => `λ is ${lambda}: w̃ has gone that fraction of the way to its level.`;
export const lossRule = 'L = −mean log p(right answer)';
export const errorRule = 'L = mean (predicted − next)²';
export const lossIs = (loss: string): string => `On this batch the loss is ${loss} nats.`;
export const errorIs = (error: string): string => `On this batch the mean squared error is ${error}.`;
export const backwardRule = '∂L/∂w := ∂L/∂w̃ (straight-through estimator)';
/** With what it is shortened to; null: it is not. */
export const handedOn = (norm: string, clipped: string | null): string =>
  `Forward rounds, backward does not: rounding has no slope to follow, so the gradient of w̃ is passed to the latent unchanged. Its length (norm) over all parameters is ${norm}${clipped === null ? '' : `, shortened to ${clipped} of that`}.`;
export const moves = (rate: string, farthest: string): string =>
  `The optimiser moves the latents, not the codes, at a learning rate of ${rate}. Those drawn here move by up to ${farthest} of the scale.`;
export const flipRule = (symbol: string, scale: string): string => `q is computed again with ${symbol} = ${scale}`;
export const flips = (flips: number, count: string, all: string): string =>
  flips === 0
    ? `No code of this matrix flips (${all} in all matrices): no latent crossed a threshold.`
    : flips === 1
      ? `${count} of this matrix flips (${all} in all matrices): one latent crossed a threshold.`
      : `${count} of this matrix flip (${all} in all matrices): those latents crossed a threshold.`;
