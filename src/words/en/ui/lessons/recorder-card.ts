export const title = 'Record a lesson';
export const close = 'Close';
export const isRecording = 'Recording: each thing you do on the page becomes a step.';
export const isPaused = 'Paused: what you do is not recorded.';
export const pause = 'Pause recording';
export const goOn = 'Continue recording';
export const undo = (what: string): string => `Undo: ${what}`;
export const notKept = 'This browser keeps nothing for this page. Save the file before you reload or close it.';
export const lessonTitle = 'Title of the lesson';
export const forTeachers = 'For other teachers';
export const aim = 'What can pupils say afterwards? (optional)';
export const assumes = 'What must they know before? (optional)';

export const steps = 'Steps';
export const noSteps =
  'None yet. Choose a task or a mode, press Train, drag the scrubber, open a view: each becomes a step here. Then press a step to write what to look at, and a question.';
export const untitled = 'Without a title';
export const asks = 'asks';
/** @param act what the reader is told to do: "press Train." `draft`: what it is done with */
export const pupilsDo = (act: string, draft: string | null): string =>
  `Pupils ${act.replace(/\.$/, '')}${draft === null ? '.' : ` (${draft}).`}`;
export const nothingToDo = (draft: string | null): string =>
  `Nothing to do: the page is set for the pupils${draft === null ? '.' : ` (${draft}).`}`;
export const stepTitle = 'Title of the step';
export const lookAt = 'What to look at';
export const where = 'Where to look';
export const anywhere = 'anywhere';
export const moveUp = 'Move up';
export const moveDown = 'Move down';
export const deleteStep = 'Delete this step';

export const ask = 'Ask a question';
export const question = 'Question';
export const asked = 'What is asked';
export const askedOnce = 'Asked once.';
export const askedTwice = 'Asked before pupils do it, and again when they have seen it.';
export const answer = (letter: string): string => `Answer ${letter}`;
export const whyRight = (letter: string): string => `Why ${letter} is right`;
export const whyWrong = (letter: string): string => `Why someone may think ${letter}, and why it is wrong`;
export const isRight = (letter: string): string => `${letter} is right`;
export const deleteAnswer = (letter: string): string => `Delete ${letter}`;
export const addAnswer = 'Add an answer';
export const deleteQuestion = 'Delete the question';

export const mayMeasure = 'Can the page measure what is right? Then pupils see its numbers beside their answers.';
export const addFact = 'Add a measured fact';
export const fact = 'Measured fact';
export const ownFormula = (formula: string): string => `A formula of its own: ${formula}`;
export const deleteFact = 'Delete the fact';
export const isLess = 'is less than';
export const isMore = 'is more than';
export const measured = 'What is measured';
export const relation = 'How it compares';
export const comparedWith = 'With what it is compared';
export const aNumber = 'a number';
export const percent = 'Percent';
export const number = 'Number';
export const numberNeeded = (former: string): string => `A number such as 12 or 0.5 is needed. ${former} still counts.`;
export const notMeasured = 'Not measured yet: train the models of this step to the end.';
export const isSo = (numbers: string): string => `Here and now: ${numbers}. The fact holds.`;
export const isNotSo = (numbers: string): string =>
  `Here and now: ${numbers}. The fact does not hold: pupils would be told that their run came out differently.`;
export const quantity = (mode: string, what: string): string => `${mode}: ${what}`;
/** What can be measured, by the name of the measure. */
export const quantities = {
  loss: 'loss after training',
  score: 'score after training',
  fileBytes: 'size of the file',
  weights: 'number of weights',
  latents: 'loss with the latent weights instead',
  bits: 'bits for each weight',
  onLevelBefore: 'effective weights on a level, before training',
  onLevelAfter: 'effective weights on a level, after training',
  nearLevelBefore: 'latent weights near a level, before training',
  nearLevelAfter: 'latent weights near a level, after training',
  nearThresholdBefore: 'weights near a threshold, before training',
  nearThresholdAfter: 'weights near a threshold, after training',
  zerosBefore: 'weights rounded to 0, before training',
  zerosAfter: 'weights rounded to 0, after training',
  flipsFirst: 'flips in a step, in the first fifth of the training',
  flipsLast: 'flips in a step, in the last fifth of the training',
  neverFlipped: 'weights whose rounded value never changed',
  rounded: 'loss of the full-precision model, rounded afterwards',
};

export const linkTooLong = (length: string, most: string): string =>
  `The lesson is too long for a link: ${length} characters, and at most ${most} are copied. Save the file instead.`;
export const mayBeCut = 'The program that you send it with may cut it off: test it, or send the file instead.';
export const linkCopied = (length: string): string => `Link copied. The whole lesson is in it: ${length} characters.`;
export const copyByHand = (length: string): string =>
  `The browser does not let the page copy it here. Copy this link: ${length} characters.`;
export const saved = (file: string): string => `Saved as ${file}. Pupils drop it on the page, or open it like a model.`;
export const tryOut = 'Try it out';
export const tryOutFrom = (step: number): string => `Try it out from step ${step}`;
export const save = 'Save file';
export const copyLink = 'Copy link';
export const startOver = 'Start over';
export const link = 'Link to the lesson';
export const stillMissing = 'Not yet. Still missing:';
export const andMore = (count: number): string => `And ${count} more.`;
