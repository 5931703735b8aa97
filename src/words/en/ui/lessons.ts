export const lessons = 'Lessons';
export const close = 'Close';
export const forTeachers = 'For teachers:';
export const record = 'Record a lesson';
export const goOnRecording = (steps: number): string => `Continue recording (${steps === 1 ? 'one step' : `${steps} steps`})`;
export const unknown = 'The link names a lesson that does not exist here. These do:';
export const unplayableLink = (problem: string): string => `The lesson in this link cannot be played. ${problem}. These can:`;
export const fileTooLarge = 'The file is larger than 1 MB; no lesson is that large.';
export const isOpen = (title: string): string => `The lesson “${title}” is open, beside the panels.`;
export const unplayableFile = (file: string, problem: string): string => `“${file}” cannot be played. ${problem}.`;
export const opening = (name: string): string => `Opening the lesson “${name}”`;

export const placeIn = (lesson: string, step: number, steps: number): string => `${lesson} · ${step} of ${steps}`;
export const backToRecording = 'Back to recording';
export const leave = 'Leave';
export const doneAloud = (done: string): string => `Done: ${done}.`;
export const isSet = (draft: string): string => `The page is set: ${draft}.`;
export const otherwiseSet = 'The page is set to something other than what this step is about.';
export const setUp = 'Set it up';
export const onOneSheet = 'For teachers: this lesson on one sheet';
/** Where that sheet lies in this language. */
export const sheetOf = (id: string): string => `./lessons/${id}.html`;
export const change = 'For teachers: change this lesson';
export const back = 'Back';
/** In another page, which has embedded this lesson alone. */
export const isOver = 'The lesson ends here.';
export const playAgain = 'Start it again';
export const finish = 'Finish';
export const next = 'Next';
export const showMe = (panel: string): string => `Show me ${panel}`;

export const toDo = 'Do:';
export const training = 'Training…';
export const done = 'Done';
export const doIt = 'Do it for me';

export const expect = 'What do you expect?';
export const see = 'What did you see?';
export const notMeasured = 'Not measured yet.';
export const measuredAloud = (numbers: string): string => `Measured: ${numbers}.`;
export const answerIs = (answer: string): string => `The answer is: ${answer}.`;
export const usuallyIs = (answer: string): string => `Usually it is: ${answer}. Your run came out differently.`;
export const trainToTheEnd = 'This is not measured yet: train the models of this step to the end.';
export const outcome = 'What came out';
export const expected = 'You expected';
export const saw = 'You saw';
export const measured = 'Measured';
export const authorAnswers = 'The page measures nothing for this question. The lesson’s author answers:';
export const asked = (answer: string): string => `“${answer}”?`;
export const cameOutOtherwise = (answer: string): string =>
  `Usually it is “${answer}”. Your run came out differently: trust what was measured, and ask what is different about it.`;

/** As they are titled on the page. */
export const panels = {
  task: 'Task',
  mode: 'Modes',
  setup: 'Setup',
  weights: 'Weights',
  explorer: 'Look inside',
  try: 'Try it',
  comparison: 'Comparison',
  examples: 'the examples',
};
export const views = {
  layers: 'Layers',
  map: 'Map',
  time: 'Over time',
  flips: 'Flips',
  inside: 'Inside',
  attention: 'Attention',
  cost: 'Cost',
};
export const insideTabs = { token: 'One token through one row', step: 'One step in slow motion' };
export const lenses = { latent: 'Latent', quantised: 'Quantised', effective: 'Effective' };

/** To the reader, after “Do:”. */
export const pressTrain = 'press Train, and watch until it has finished.';
export const trainUntil = (step: string): string => `press Train, then Pause at step ${step} or a little later.`;
export const pressLens = (lens: string): string => `press ${lens} above the weights.`;
export const openView = (view: string): string => `open ${view} under “Look inside”.`;
export const openInside = (tab: string): string => `open Inside under “Look inside”, and there “${tab}”.`;
export const pressMatrix = (matrix: string): string => `open Layers under “Look inside”, and press the matrix of ${matrix}.`;
export const pullToEnd = 'drag the scrubber to the end.';
export const pullTo = (step: number): string => `drag the scrubber to step ${step}.`;
export const useTryIt = 'use Try it for as long as you like.';
export const typeIn = (prompt: string): string => `type “${prompt}” in Try it.`;
export const pressDownload = 'press Download, and choose the web page.';

/** As the title of a recorded step. */
export const toTrain = 'Train to the end';
export const toTrainUntil = (step: string): string => `Train to step ${step}`;
export const toSeeLens = {
  latent: 'Look at the latent weights',
  quantised: 'Look at the quantised weights',
  effective: 'Look at the effective weights',
};
export const toOpen = (what: string): string => `Open “${what}”`;
export const toSeeMatrix = (matrix: string): string => `Look at ${matrix}`;
export const toNewest = 'Go to the newest step';
export const toStep = (step: string): string => `Go back to step ${step}`;
export const toTry = 'Use Try it';
export const toTryOn = (prompt: string): string => `Try “${prompt}”`;
export const toDownload = 'Open the download';
export const taskIs = (task: string): string => `Task: ${task}`;
export const modesAre = (modes: string): string => `Modes: ${modes}`;
export const seedsAre = (count: number): string => `Seeds: ${count}`;
/** What is the same for all that are compared. */
export const sameBudget = { parameters: 'Compared at the same number of parameters', kilobytes: 'Compared at the same size in kilobytes' };
export const setPage = 'Set the page';
export const draft = (task: string, modes: string): string => `task ${task}, ${modes}`;
export const asUsual = 'as usual';
export const off = 'off';
