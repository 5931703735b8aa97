export const choice = 'What is taken apart';
export const tokenTab = 'One token through one row';
export const stepTab = 'One step in slow motion';
export const noModel = 'There is no model to look into.';

export const tokenToCome = 'One token through one row of a matrix, with all the numbers.';
export const token = 'Token';
export const tokenOf = (place: number, token: string): string => `Token ${place}: ${token}`;
/** Around the field in which its number stands. */
export const output = 'output';
export const ofOutputs = (count: number): string => `of ${count}`;
export const activations = '1. Activations, before (dots) and after rounding (bars)';
export const rotated = 'A Hadamard rotation came first: these are its results.';
export const notRounded = (count: number, layer: string): string => `${count} activations enter ${layer}; they are not rounded.`;
export const rounded = (count: number, layer: string, largest: string, level: number, step: string, most: string): string =>
  `${count} activations enter ${layer}. The largest, ${largest}, becomes ${level}; one step is ${step}, and rounding moves none by more than ${most}.`;
export const rowAdds = '2. The row only adds, subtracts and skips';
export const rowMultiplies = '2. The row multiplies every activation by a weight';
export const terms = 'Terms of the sum, by input';
export const more = (count: string): string => `and ${count} more`;
export const allAdded = '(all added)';
export const allSubtracted = '(all subtracted)';
export const ofStep = '(step)';
export const ofScale = '(scale)';
export const ofLearntScale = '(learnt scale)';
export const ofScales = (count: number): string => `the scales of ${count} groups, each its own`;
export const ofBias = '(bias)';

export interface Sums {
  readonly output: number;
  readonly adds: number;
  readonly subtracts: number;
  readonly skips: number;
  readonly multiplications: number;
  readonly weights: number;
  readonly result: string;
  readonly allWeights: string;
  readonly outputs: string;
}
export const sums = (of: Sums): string =>
  `Output ${of.output}: ${of.adds} additions, ${of.subtracts} subtractions, ${of.skips} skipped. Multiplications left: ${of.multiplications}, where full precision needs ${of.weights}. The model's own forward pass gives ${of.result} here. The whole matrix, all ${of.allWeights} weights, does this ${of.outputs} times, once per output.`;
export const sumInFull = (weights: number, result: string): string =>
  `In full precision each of the ${weights} terms is a multiplication. The model's own forward pass gives ${result} here.`;

export const stepToCome = 'The next training step, phase by phase.';
export const opened =
  'This run was opened from a file without an optimiser, so there is no next step to take. Open a checkpoint, or train a run of your own.';
export const isOver = 'This run has taken its last step.';
export const firstStep = 'Go back to step 0 and watch the first one';
export const stepOf = (step: number, layer: string): string => `step ${step}, ${layer}`;
export const watchNext = 'watch the step after this';
export const takeStep = 'take this step';
export const phases = 'Phases of the step';
export const picture = (weights: number, phase: string, sentence: string): string =>
  `${weights} weights of the matrix in the phase ${phase}. ${sentence}`;
/** As the rules of the phases have it. */
export const straightThrough = 'straight-through estimator';
export const back = 'back';
export const nextPhase = 'next phase';
