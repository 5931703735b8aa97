export const title = 'Kept runs';
export const undo = 'Undo';
export const toCome = 'Reading what this browser keeps.';
export const purpose =
  'Every run that you train is kept here, in this browser. Press its name to look at it, or choose two or more to see them side by side.';
export const search = 'Search';
export const searched = 'name, task, mode, setting';
export const order = 'Order';
export const groupBy = 'Group by';
export const starredOnly = 'starred only';
export const empty = 'Nothing is kept yet. Press Train, and the run appears here a second later.';
export const all = (runs: string): string => `${runs}.`;
export const someOf = (shown: string, runs: string): string => `${shown} of ${runs}.`;
export const chosen = (runs: string): string => `${runs} chosen.`;
export const packing = (place: string, total: string): string => `Packing ${place} of ${total}.`;
export const sideBySide = 'Side by side';
export const remove = 'Delete';
export const save = 'Save as a file';
export const saveAll = 'Save all as a file';
export const add = 'Add from a file';
export const removeAll = 'Delete all';
export const file = 'A file of kept runs';
export const atMost = (most: number): string => `At most ${most} runs can be told apart side by side.`;

export const chooseGroup = (group: string): string => `Choose all with ${group}`;
export const group = (title: string, what: string): string => `${title}: ${what}`;
export const medianAndRange = 'median, range';
export const choose = (run: string): string => `Choose ${run}`;
export const star = (run: string): string => `Star ${run}`;
export const ofSteps = (steps: string): string => `of ${steps}`;
export const chooseAll = 'Choose all that are listed';
export const columns = {
  name: 'run',
  curve: 'loss by step',
  loss: 'loss',
  score: 'score',
  step: 'steps',
  size: 'size',
  kept: 'kept',
};

export const name = 'Name';
export const trained = 'trained';
/** @param what "Reverse digits, ternary" */
export const withSeed = (what: string, seed: number): string => `${what}, seed ${seed}`;
export const settings = 'settings';
export const allUsual = 'all at their defaults';
export const loss = 'loss';
export const score = 'score';
export const steps = 'steps';
export const stepOf = (step: string, steps: string): string => `${step} of ${steps}`;
export const note = 'Note';
export const goOn = 'Continue with it';
export const open = 'Open it on the page';
export const inOtherTab = 'Another tab has this run.';
export const link = 'A link that trains this run again';
export const copied = 'Copied';
export const copy = 'Copy the link';
export const needsData = 'It needs the same data, which no link contains.';
export const firstRate = 'It starts with the first learning rate; yours was changed during training.';

export const allRuns = 'All kept runs';
export const changed = 'What was changed';
export const readingLogs = 'Reading curves and weights.';
export const curves = 'Curves';
export const drawn = 'What is drawn';
export const quantities = { heldOutLoss: 'Loss', score: 'Score', trainLoss: 'Training' };
export const smoothing = 'Smoothing';
export const smoothings = { none: 'as measured', some: 'smooth', much: 'very smooth' };
export const axis = 'Axis of the loss';
export const axes = { linear: 'linear', logarithmic: 'logarithmic' };
export const byStep = (quantity: string): string => `${quantity} by step`;
export const smoothedByStep = (quantity: string): string => `${quantity} by step. Strong: the moving average; pale: as measured`;
/** @param lines what is said of each line, one after the other */
export const picture = (quantity: string, lines: string): string => `${quantity} by step. ${lines}.`;
export const pictureLogarithmic = (quantity: string, lines: string): string => `${quantity} by step, on a logarithmic axis. ${lines}.`;
export const notMeasured = (run: string): string => `${run}: not measured`;
export const fromTo = (run: string, first: string, last: string, step: string): string =>
  `${run}: from ${first} to ${last} at step ${step}`;

export const weights = 'Weights';
export const whichWeights = 'Which weights';
export const lenses = { latent: 'latent', quantised: 'quantised', effective: 'effective' };
export const matrix = 'Matrix';
export const allTogether = 'all together';
export const weightsOf = (runs: number, lines: string): string => `Weights of ${runs} runs, divided by their scale. ${lines}.`;
export const weightsAtStep = (run: string, step: string, what: string): string => `${run}, step ${step}: ${what}`;
export const ridgeNote =
  'Share of weights by weight ÷ scale, at the last recorded step of each run. Heights are square roots, on the same scale for all.';
export const quantisedNote = '“Quantised” is what a layer computes with once λ is 1: nothing between the levels.';
export const missing = {
  notRecorded: (runs: string): string => `Not recorded: ${runs}.`,
  notQuantised: (runs: string): string => `Not quantised: ${runs}.`,
};
export const nearZero = (share: string): string => `${share} within half a scale of 0`;
