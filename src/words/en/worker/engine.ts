export const notTrainable = (planRefusal: string, why: string): string =>
  `This model cannot be trained here; try a smaller one. ${planRefusal} TensorFlow.js, in its place: ${why}`;
export const notMoved = (why: string): string => `It could not be moved to another device: ${why}`;
export const backendFails = (backend: string, why: string): string => `${backend} cannot train here. ${why}`;
export const noBackend = (why: string): string => `No backend can train here. ${why}`;
export const noOtherDevice = 'The device was lost, and this engine knows no other.';
export const notFetched = (what: string): string =>
  `${what} has not been fetched yet, and the site cannot be reached. Try again once you are connected.`;
export const whatDoesFiles = 'What reads and writes files';
export const whatDoesKeptRuns = 'What looks through kept runs';
export const ownEngine = (backend: string): string => `A run on ${backend} needs an engine of its own.`;
export const runsOn = (backend: string, why: string): string => `This engine runs on ${backend}. ${why}`;
export const badSteps = 'The number of steps must be a whole number of at least 1.';
export const badLearningRate = 'The learning rate must be above 0 and at most 1.';
export const noExamples =
  'A model from elsewhere brings no examples to train on. Try it, look inside, save it again; or choose a task and train a model of your own.';
export const noData = 'The data of this experiment is no longer here. Give it again, then train.';
export const noRun = (id: string, known: string): string => `There is no run "${id}". Known: ${known === '' ? 'none' : known}.`;
export const noOptimiser =
  'This model was opened from a file without an optimiser. It runs, but there is no training to continue; open a checkpoint, or start a new run.';
export const removed = (id: string): string => `The run "${id}" was removed before this could be done.`;
