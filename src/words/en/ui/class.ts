export const title = 'A class trains together';
export const whatToDo = 'What to do';
export const handIn = 'Hand in';
export const collect = 'Collect';

export const unfinished = 'Train to the end first: then there is a result to hand in.';
/** What was tried, as the subject of a sentence. */
export const measuringResult = 'Measuring the result';
export const measuring = 'Measuring…';
export const qrCode = 'The link to this result as a QR code';
export const receipt = (seed: string): string =>
  `Seed ${seed}. Show this code, or send the link. It holds the settings, these numbers and a checksum of the weights, but no name.`;
export const result = (mode: string, loss: string, score: string): string => `${mode}: ${loss}, score ${score}`;
export const link = 'Link to this result';

export const noLink = 'No link to a result was found in it. Such a link ends with “&result=” and many letters.';
export const added = (count: number): string => `${count === 1 ? '1 result was' : `${count} results were`} added.`;
export const addedAndKnown = (count: number, known: number): string =>
  `${count === 1 ? '1 result was' : `${count} results were`} added; ${known} ${known === 1 ? 'was' : 'were'} already here.`;
export const broken = (count: number): string => `${count} cannot be read: see below.`;
export const arrived = 'The result from this link is in the list.';
export const paste =
  'Paste the links from your class, with any words around them, or drop a text file that contains them. A phone that scans a code opens the link and collects the result on the phone.';
export const add = 'Add';
export const chooseFiles = 'Choose text files…';
export const chart = (task: string, seeds: number, loss: string): string =>
  `${task}, ${seeds === 1 ? '1 seed' : `${seeds} seeds`}: ${loss}`;
export const theResults = 'the class results';
export const resultsOf = (task: string): string => `Class results · ${task}`;
export const seed = 'seed';
export const check = 'check';
export const removal = 'remove';
export const remove = 'Remove';
export const removeSeed = (seed: number): string => `Remove seed ${seed}`;
export const removeAll = (count: number): string => `Delete all ${count} from this browser`;
/** Why a result does not count. */
export const standings = {
  counted: '',
  twice: 'a duplicate; counted once',
  contradicted: 'same seed, different numbers; not counted, check both',
  otherSettings: 'different settings; not counted',
};
export const seedsOfMode = (mode: string, seeds: number, low: string, high: string, median: string): string =>
  `${mode}: ${seeds} seeds from ${low} to ${high}, median ${median}`;

export const trainingAgain = 'Training it again';
export const isTraining = (share: string): string => `training again, ${share}`;
export const trainAgain = 'Train again';
export const onceMore = 'Once more';
export const proven = 'proven: the same weights';
/** @param numbers how they differ */
export const notTheSame = (mode: string, numbers: string): string => `not the same, ${mode}: ${numbers}.`;
export const unseenDigits = 'the numbers differ in digits that are not shown, or the weights differ';
export const bothNumbers = (loss: string, score: string, foundLoss: string, foundScore: string): string =>
  `handed in ${loss} and ${score}, but training again gave ${foundLoss} and ${foundScore}`;
export const onGraphicsCard = 'It was trained on a graphics card, which rounds differently, so this proves nothing.';

export const oneMode = (seeds: number, loss: string): string => `${seeds} seeds: the median loss is ${loss}.`;
export const oneSeedSays = 'One seed says nothing about the others: it takes three or more to tell a difference from chance.';
export const twoSeedsSay = 'Two seeds say nothing about the others: it takes three or more to tell a difference from chance.';
export const overSeeds = (seeds: number, mode: string, loss: string): string =>
  `Over ${seeds} seeds, the median loss of ${mode} is ${loss}.`;
export const isLower = (others: string): string => `That is lower than for ${others}, by more than different seeds alone would explain.`;
export const tooNear = (count: number, others: string): string =>
  `${others} ${count === 1 ? 'is' : 'are'} too close to tell apart from it.`;

export const withoutFused = 'It was trained with fused multiply-add, which this browser does not have, so this proves nothing.';
