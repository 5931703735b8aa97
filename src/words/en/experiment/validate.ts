export const noMatch = (numHeads: number, reason: string, advice: string): string =>
  `numHeads ${numHeads} does not fit: ${reason}. ${advice}`;
export const oddHeads = (values: number): string =>
  `each head would get ${values} values, and the recipe b1.58 needs an even number because its position code (RoPE) turns them in pairs`;
export const unequalHeads = (hiddenSize: number, numHeads: number): string =>
  `${hiddenSize} values (hiddenSize) cannot be shared equally among ${numHeads} heads`;
export const possibleHeads = (hiddenSize: number, possible: string): string =>
  `With hiddenSize ${hiddenSize}, numHeads can be ${possible}.`;
export const multipleOf = (step: number, example: number): string =>
  `Choose a hiddenSize that is a multiple of ${step}, for example hiddenSize ${example}.`;
export const fewerHeads = (example: number): string =>
  `Choose an even hiddenSize and fewer heads, for example hiddenSize ${example} and numHeads 1.`;
export const keyValueHeads = (numKvHeads: number, numHeads: number, possible: string): string =>
  `numKvHeads ${numKvHeads} does not fit: every key/value head serves the same number of the ${numHeads} heads (numHeads), so it can be ${possible}.`;
export const ownExamples = (task: string): string => `"${task}" makes its own examples: leave data out, or choose a task of your own data.`;
export const noData = (task: string, invitation: string): string => `"${task}" has no data yet: ${invitation}.`;
export const giveText = 'give a text first';
export const giveTable = 'give a table first';
export const drawGestures = 'draw some gestures first';
export const openModel = 'open a model that another program made';
export const longWarmup = (warmupSteps: number, steps: number): string =>
  `warmupSteps ${warmupSteps} is longer than the whole training: with steps ${steps} it can be 0 to ${steps}.`;
export const longLambda = (lambdaSteps: number, steps: number, longest: number): string =>
  `lambdaSteps ${lambdaSteps} is longer than the ${longest < steps ? 'rest of the' : 'whole'} training, so the weights would never be fully quantised: with steps ${steps} it can be 0 to ${longest}.`;
export const multiplesOfFour = (hiddenSize: number, feedForwardSize: number): string =>
  `Three of four weights stay in each block of four inputs, so hiddenSize ${hiddenSize} and feedForwardSize ${feedForwardSize} both have to be multiples of 4.`;
export const learntNeedsScale = (mode: string): string =>
  `With ${mode} the scale is what is learnt: without it, codes would be used bare. Set the weight scale to absmean.`;
