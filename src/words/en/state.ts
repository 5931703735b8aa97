/** What the state of the page says from its first moment on. */

/** @param attempt what was tried, as the subject of a sentence: "Building the models" */
export const didNotWork = (attempt: string): string => `${attempt} failed.`;
export const startingEngine = 'Starting the engine';
export const building = 'Building the models';
export const goingBack = 'Going back to the start';
export const startingAgain = 'Starting again';
export const training = 'Training';
export const takingStep = 'Taking a step';
export const pausing = 'Pausing';
export const puttingBack = 'Bringing back the previous result';
export const puttingRuns = 'Putting the runs in their place';
export const changingRate = 'Changing the learning rate';
export const clearing = 'Clearing the previous runs';
export const lookingInside = 'Looking inside the run';

export const formerKept = (steps: string): string => `The previous result (${steps} steps) is kept until there is a new one.`;
export const formerIsBack = 'The previous result is back. The one it replaced is kept.';
export const unknownReason = 'The reason is unknown.';
export const noSuchSize = (mode: string, leading: string): string =>
  `Whatever its widths, no ${mode} model makes a file of the same size as this ${leading} one. Choose another hiddenSize, or compare at the same number of parameters.`;

export const noSuchNumber = (mode: string, leading: string): string =>
  `Whatever its feed-forward size, no ${mode} model has as many weights as this ${leading} one. Choose another feedForwardSize or hiddenSize.`;

export const quoted = (text: string): string => `“${text}”`;
export const unknownSetting = (name: string): string => `The link has a setting that does not exist here, ${name}. It was left out.`;
export const unknownSettings = (count: number, names: string): string =>
  `The link has ${count} settings that do not exist here, ${names}. They were left out.`;
export const didYouMean = (name: string, meant: string): string => `${name} (did you mean ${meant}?)`;
export const suchAs = (names: string): string => `such as ${names}`;
export const tooManyModes = (given: number, most: number): string =>
  `The link compares ${given} modes; the first ${most} are here, because a chart with more lines cannot be read.`;
export const unknownModes = (names: string, known: string): string =>
  `The link names modes that do not exist: ${names}. There are ${known}.`;
export const noSeeds = (asked: string, most: number): string => `The link asks for ${asked} seeds; there can be 1 to ${most}. One is used.`;
export const noBudget = (asked: string): string =>
  `The link asks for the budget ${asked}; there are “parameters” and “kilobytes”. The same parameters are used.`;
export const linkFused =
  'The link asks for fused multiply-add, which this browser does not have: it trains without, so losses differ in their last digits from those where the link comes from.';
export const goesOnPlain =
  'It was trained with fused multiply-add, which this browser does not have. It goes on without: from here, its losses are not exactly those of never having stopped.';
