export const training = 'Training';
export const train = 'Train';
export const pause = 'Pause';
export const resume = 'Resume';
export const trainAgain = 'Train again';
export const trainAnew = 'Train with new settings';
export const step = 'Step';
export const reset = 'Reset';
export const newSeed = 'New seed';
export const notShown = 'Not shown';
export const taskOf = (task: string): string => `Task: ${task}. Choose another`;

export const building = 'building the models';
export const compiling = (percent: number): string => `compiling, ${percent}%`;
export const openedToTry = 'opened for trying out';
export const cannotTrain = 'cannot train here';
export const waitsForData = 'waiting for your data';
export const seeSetup = 'see Setup';
export const gettingReady = 'getting ready';
export const untrained = 'untrained';
export const restoring = 'restoring';
export const starting = 'starting';
export const measuringSpeed = 'measuring speed';
export const left = (time: string): string => `${time} left`;
export const paused = 'paused';
export const finished = 'finished';
export const stopped = 'stopped';
export const takesHere = (time: string): string => `${time} here`;
export const atStep = 'step';
export const ofSteps = (steps: string): string => `of ${steps}`;
export const progress = 'Training progress';

export const present = 'Present';
export const share = 'Share';
export const open = 'Open';
export const openModel = 'Open a packed model';
/** Begins the sentence on what went wrong: "… failed." */
export const openingFiles = 'Opening the files';
export const download = 'Download';

export const noBackend = 'No backend works here';
export const checkingGradients = 'Checking gradients…';
export const gradientsChecked = 'gradients checked';
export const timesFaster = (times: string): string => `${times}× faster`;
export const thanHere = (backend: string): string => `than ${backend} here`;
export const pageName = 'BitNet Playground';
