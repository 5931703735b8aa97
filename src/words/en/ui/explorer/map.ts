export const noCodes = 'A full-precision matrix has no codes to map. Choose a quantised run above.';
export const toCome = 'Every weight of one matrix, as soon as there is a model.';
export const fromNextLook = 'The weights of this matrix appear with the next recorded step.';
export const colours = 'Colours of the map';
export const code = 'Code';
export const flips = 'Flips';
export const nearThreshold = 'Near a threshold';
export const picture = (sentence: string, name: string, outputs: number, inputs: number): string =>
  `${sentence} The matrix of ${name} has ${outputs} outputs and ${inputs} inputs.`;
export const chooseWeight = '→ inputs, ↓ outputs; choose a weight to follow it';
export const chooseWeightTurned = '→ outputs, ↓ inputs; choose a weight to follow it';
export const followed = 'The weight that is followed';
export const trace = (sentence: string): string => `The latent of this one weight, at each recorded step. ${sentence}`;

export interface Reading {
  readonly output: number;
  readonly input: number;
  readonly level: string;
  /** In scales; null where no latents were recorded. */
  readonly latent: { readonly place: string; readonly fromThreshold: string } | null;
  /** Null where they were not counted. */
  readonly flips: { readonly count: number; readonly written: string } | null;
}
export const reading = ({ output, input, level, latent, flips: counted }: Reading): string => {
  const place = latent === null ? '' : `, latent ${latent.place} of the scale, ${latent.fromThreshold} from a threshold`;
  const flipped = counted === null ? '' : `, ${counted.written} ${counted.count === 1 ? 'flip' : 'flips'}`;
  return `output ${output}, input ${input}: ${level}${place}${flipped}`;
};

export const belowZero = 'below 0';
export const aboveZero = 'above 0';
export const bySign = (negative: string, positive: string, shares: readonly [string, string]): string =>
  `Blue is ${negative}, orange is ${positive}: ${shares[0]}, ${shares[1]} of the weights.`;
export const bySignAndZero = (negative: string, positive: string, shares: readonly [string, string, string]): string =>
  `Blue is ${negative}, orange is ${positive}, pale is 0: ${shares[0]}, ${shares[1]} and ${shares[2]} of the weights.`;
export const byFlips = (most: number, never: string, often: string): string =>
  `The stronger the colour, the more often a weight has changed its code (most: ${most} times). ${never} never flipped, ${often} ten times or more.`;
export const byThreshold = (undecided: string): string =>
  `The stronger the colour, the nearer a latent is to a threshold: ${undecided} are within 0.1 of one and may flip next.`;
