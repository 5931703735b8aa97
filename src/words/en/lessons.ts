/** What is wrong with a lesson file, a link or a formula. */
export const theLesson = 'The lesson';
export const atPlace = (place: string, problem: string): string => `${place}: ${problem}`;
/** @param wanted what is needed there, as a sentence; `found`: what is there */
export const butFound = (wanted: string, found: string): string => `${wanted}, not ${found}`;

export const nothing = 'nothing';
export const quoted = (text: string): string => `“${text}”`;
export const aList = 'a list';
export const anObject = 'an object';

export const noJson = (reason: string): string => `this is not JSON (${reason})`;
export const versionNeeded = (version: number): string => `the version ${version} is needed`;
export const idNeeded = 'lower-case letters, digits and hyphens are needed';
export const ownExamplesNeeded = 'a task that brings its own examples is needed';
export const settingsNeeded = 'an object of settings is needed';
export const noSetting = 'this is not a setting of a lesson: the draft has task and modes';
export const matrixNeeded = 'the name of a matrix is needed, such as blocks.0.attention.query.weight';
export const actHasNone = (act: string): string => `the act “${act}” has none`;
export const objectNeeded = (fields: string): string => `an object with ${fields} is needed`;
export const unknownField = (field: string): string => `there is no “${field}” here`;
export const unknownFieldMeant = (field: string, meant: string): string => `there is no “${field}” here; did you mean ${meant}?`;
export const listNeeded = 'a list is needed';
export const entriesNeeded = (least: number, most: number, found: number): string => `${least} to ${most} entries are needed, not ${found}`;
export const textNeeded = 'a text is needed';
export const shorterTextNeeded = (longest: number, found: number): string =>
  `a text of at most ${longest} characters is needed, not ${found}`;
export const wholeNumberNeeded = (least: number, most: number): string => `a whole number from ${least} to ${most} is needed`;
export const choiceNeeded = (choices: string): string => `one of ${choices} is needed`;

export const linkCut = 'the link is incomplete; ask for the file instead';
export const linkTooLarge = 'the link unpacks to more than 1 MB; no lesson is that large';
export const linkDamaged = (reason: string): string => `the link is damaged (${reason}); ask for it again`;

export const isNumber = (formula: string): string => `“${formula}” is a number; a fact compares, as in loss(ternary) < 0.5`;
export const isFact = (formula: string): string => `“${formula}” compares; a number is needed here, as in loss(ternary)`;
export const strayCharacter = (place: number, formula: string): string => `character ${place} of “${formula}” does not belong in a formula`;
export const formulaTooLong = (longest: number, found: number): string => `a formula has at most ${longest} characters, not ${found}`;
export const formulaEnds = (formula: string, wanted: string): string => `“${formula}” ends where ${wanted} should follow`;
export const formulaWants = (wanted: string, place: number, formula: string, found: string): string =>
  `${wanted} should stand at character ${place} of “${formula}”, not “${found}”`;
/** What a formula wants. */
export const aNumber = 'a number';
export const aComparison = 'a comparison';
export const aValue = 'a number or a measured value';
export const oneOf = (choices: string): string => `one of ${choices}`;
export const theEnd = 'the end';
export const aLens = 'latent or effective';
export const aMoment = 'start, end or a step';
export const aShare = 'a share of the training from 0 to 1';

/** What a lesson that is being written lacks. */
export const noTitle = 'The lesson has no title.';
export const noStep = 'There is no step yet. Use the page: each thing you do becomes one.';
export const stepLacks = (step: number, missing: string): string => `Step ${step} is missing ${missing}.`;
export const aTitle = 'a title';
export const itsQuestion = 'its question';
export const anAnswer = (letter: string): string => `answer ${letter}`;
export const aReason = (letter: string): string => `the reason for answer ${letter}`;
export const aSecondAnswer = 'a second answer';
export const wordsForNumber = 'words for a measured number';
