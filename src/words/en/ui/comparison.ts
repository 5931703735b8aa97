export const title = 'Comparison';
/** @param data on what is measured: "held-out data" */
export const toCome = (data: string): string => `How well each model does on ${data}.`;
export const codesThatFlip = '[Codes](quantised) that [flip](flip), per step';
export const flipsTitle = 'Codes that flip, per step';
export const flipsInText = 'codes that flip, per step';
export const resultsOn = (data: string): string => `Results on ${data}`;
/** Above the table; the data are a term where they are held out. */
export const onData = (data: string): string => `On ${data}`;
export const onHeldOut = (data: string): string => `On [${data}](heldOut)`;
export const atStep = (step: string): string => `, at step ${step}`;
export const theTable = 'the table';
export const whatCanBeSaid = 'What the numbers say';
export const next = 'Next:';

export const caption = (loss: string, score: string): string =>
  `${loss}, score (${score}), information per BitLinear weight in bits, and size of the packed file.`;
export const medianOfSeeds = (seeds: number): string => `Median of ${seeds} seeds, with the lowest and the highest.`;
export const usedOtherwise =
  'Used differently: the trained weights rounded afterwards, or the latents without rounding, with no training after that';
export const medianOf = (seeds: number): string => `median of ${seeds}`;
export const run = 'run';
export const loss = 'loss';
export const score = 'score';
export const scoreNote = (score: string): string => `Here: ${score}.`;
export const bits = 'bits';
export const bitsNote = 'Counted over the weights in BitLinear layers. In a file, a ternary weight takes 1.6 bits and a binary one 1.';
export const file = 'file';
export const whiskerNote = 'Below a loss: the range in which recorded seeds ended with these settings. The dot is this run.';
export const recordedSeeds = (seeds: number, low: string, high: string): string =>
  `${seeds} recorded seeds ended between ${low} and ${high}`;
export const stoppedOf = (stopped: number, seeds: number): string => `${stopped} of ${seeds} stopped`;
export const stopped = 'stopped';
export const close = (run: string): string => `Close ${run}`;
export const groups = {
  trained: 'trained',
  otherwise: 'the same weights, used differently (no retraining)',
  pinned: 'pinned',
  guest: 'from files or scripts',
};
export const latentsOf = (mode: string): string => `latents of ${mode}`;
export const roundedTo = (mode: string): string => `rounded to ${mode}`;

export const fair = (checks: number): string => `A fair comparison: all ${checks} checks pass`;
export const unfair = (failing: number, checks: number): string => `${failing} of ${checks} fairness checks fail`;
export const holdsNot = (check: string): string => `${check}: no`;
export const sharedRate = (rate: string): string => `[learning rate](learningRate), the same for all: ${rate}`;
/** @param rates "ternary 0.004, binary 0.002" */
export const ownRates = (rates: string): string => `[learning rate](learningRate), for each its own: ${rates}.`;

export const pinnedStay = '[Pinned results](pinned) stay here, so that later runs can be compared with them.';
export const trainFirst = 'Train first.';
export const arePinned = 'These are the pinned runs. Change a setting and train again: the difference will appear here.';
export const pin = 'Pin these results';
export const pinInstead = 'Pin these instead';
export const unpin = 'Unpin';
export const bringBack = 'Bring back the previous result';

export const seedElsewhere = 'Seed in the other panels';
export const seedChoice = 'Seed that the other panels show';
export const quantities = { heldOutLoss: 'Loss', score: 'Score', trainLoss: 'Training' };
export const quantityChoice = 'What is compared';
export const axes = { steps: 'steps', seconds: 'seconds' };
export const axisChoice = 'Horizontal axis';

export const capacity = 'Capacity';
export const capacityTitle = 'Pairs known, by how many there were to learn';
export const measure = (models: number, steps: string): string => `Measure: ${models} models, ${steps} steps`;
export const measureAgain = (models: number, steps: string): string => `Measure again: ${models} models, ${steps} steps`;
export const stop = 'Stop';
export const measuring = (done: number, models: number, mode: string, pairs: number): string =>
  `${done} of ${models} models; now ${mode} with ${pairs} pairs`;

export const ladder = 'The ladder of bits';
export const ladderTitle = (quantity: string): string => `${quantity}, by bits of a weight`;
export const ladderToCome =
  'What does a bit buy? Binary, ternary, 2, 3 and 4 bits and full precision, three seeds each, by the bits of a weight.';
export const climb = (rungs: number): string => `Train the ladder: ${rungs} rungs`;
export const papers = 'What papers claim, measured here';
