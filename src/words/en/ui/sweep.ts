import { plural } from '../../numbers';

export const title = 'Sweep: many settings';
export const wasDeleted = 'The sweep was deleted.';
export const undo = 'Undo';
export const soFar = 'Sweeps so far';
export const doneOn = (done: string, total: string, day: string): string => `${done} of ${total} runs, ${day}`;

export const purpose =
  'Train the same model many times, each time with other settings, and see which make a difference. Everything that is not listed here stays as it is in Setup.';
export const firstSetting = 'First setting to change';
export const secondSetting = 'Second setting to change';
export const modes = 'Modes';
export const addRecipe = 'Add a recipe';
export const choose = 'choose';
export const seeds = 'Seeds: how often each is trained';
export const seedsNeeded = (most: string): string => `The number of seeds must be a whole number from 1 to ${most}.`;
export const sameShape = 'A sweep compares models of the same shape, not of the same kilobytes.';
/** @param names of arms whose blocks are not those of the first */
export const otherBlocks = (names: string, many: boolean): string =>
  `${names} ${many ? 'have' : 'has'} other blocks. A sweep compares models of the same shape, so these differ in their number of weights, too; the comparison of modes gives all as many.`;
export const mend = 'Correct what is marked above.';
export const lookingThrough = (runs: string): string => `Checking ${runs} runs.`;
export const runs = (count: number, written: string): string => `${written} ${plural(count, 'run', 'runs')}`;
/** @param product "3 values × 2 modes × 3 seeds" */
export const cost = (runs: string, product: string, steps: string): string => `**${runs}** (${product}), ${steps} steps in all.`;
export const unknownTime = 'How long that takes has not been measured here yet.';
export const roughly = (time: string): string => `${time}, within a factor of two or so, going by steps measured on this page.`;
export const isLong = 'That is long. Fewer seeds, shorter lists or fewer steps make it shorter; stopping keeps what has been trained.';
export const isMuch = 'That is a lot. Train once first, to see how long a step takes here.';
export const otherTrains = 'Another sweep is training. Stop it, or let it finish, to start this one.';
export const start = 'Start';
export const combinations = (count: string): string => `${count} combinations`;
export const valuesOf = (count: number): string => `${count} values`;
export const modesOf = (count: number): string => `${count} ${plural(count, 'mode', 'modes')}`;
export const seedsOf = (count: number): string => `${count} ${plural(count, 'seed', 'seeds')}`;
export const foreignModel = 'A model from elsewhere brings no examples to train on. Choose a task first.';
export const dataFirst = 'Give your data first: the task panel says how.';

export const none = 'none';
export const valuesAs = (setting: string): string => `${setting}: values as`;
export const list = 'List';
export const range = 'Range';
export const ofEachMode = 'A separate list for each mode';
export const valuesFor = (mode: string): string => `Values for ${mode}`;
export const values = 'Values';
export const from = 'From';
export const to = 'To';
export const howMany = 'How many';
export const distance = (setting: string): string => `${setting}: distance between values`;
export const equalSteps = 'equal steps';
export const equalRatios = 'equal ratios';

/** The label of a setting within a sentence. */
export const settingInText = (label: string): string => (label.startsWith('λ') ? label : label.charAt(0).toLowerCase() + label.slice(1));
export const settingWithValues = (setting: string, count: number, written: string): string =>
  `${setting} (${written} ${plural(count, 'value', 'values')})`;
export const settingOfEachMode = (setting: string): string => `${setting} (a list for each mode)`;
export const countedModes = (count: number, written: string): string => `${written} ${plural(count, 'mode', 'modes')}`;
export const countedSeeds = (count: number, written: string): string => `${written} ${plural(count, 'seed', 'seeds')}`;
export const grid = (task: string, parts: string): string => `${task}: ${parts}`;

export const onBackend = (grid: string, backend: string): string => `${grid}, on ${backend}`;
export const chartShows = 'What the chart shows';
export const loss = 'loss';
export const score = 'score';
export const theResults = 'the results of the sweep';
export const bySetting = (quantity: string, setting: string): string => `${quantity} by ${setting}`;
export const withSpread = (quantity: string): string => `${quantity}: median, and from the lowest seed to the highest`;
export const withMedian = (quantity: string): string => `${quantity}, median`;
export const strongIsBetter = (quantity: string): string => `${quantity}. The stronger the colour, the better.`;
export const onCommandLine = 'The same on the command line';
export const command = 'Command of this sweep';
export const fileOfData = 'Replace FILE with the name of the file that has your data.';
export const endedRuns = 'Runs that have ended';
export const training = 'Training.';
export const allEnded = 'All runs have ended.';
export const stopped = 'Stopped.';
export const runsOf = (done: string, total: number, written: string): string => `${done} of ${written} ${plural(total, 'run', 'runs')}`;
export const atOnce = (live: number): string => `; ${live} at once.`;
export const timeLater = 'The time left is shown once the first run has ended.';
export const timeLeft = (time: string): string => `${time} left, at the pace so far.`;
export const stop = 'Stop';
export const goOn = 'Continue';
export const another = 'New sweep';
export const remove = 'Delete';
export const results = 'Results of the sweep';
export const caption = (loss: string): string =>
  `${loss} and score of every combination, the lowest loss first. Median of its seeds, with the lowest and the highest.`;
export const mode = 'mode';
export const seedsHead = 'seeds';
export const resultsOf = (results: number, seeds: number): string => `${results} of ${seeds}`;
export const lowestRows = (most: number, all: string): string => `The ${most} lowest of ${all} rows. Save the table to get them all.`;
export const failed = (count: number, reason: string): string => `${count} failed: ${reason}`;

/** @param measured what is said of what was measured, as a sentence */
export const map = (quantity: string, mode: string, columns: string, rows: string, measured: string): string =>
  `${quantity}, ${mode}: ${columns} from left to right, ${rows} from top to bottom. ${measured}`;
export const nothingMeasured = 'Nothing measured yet.';
export const measuredFrom = (measured: number, all: number, low: string, high: string): string =>
  `${measured} of ${all} measured, from ${low} to ${high}.`;
export const mapOf = (mode: string): string => `the map of ${mode}`;

/** What may be said of the best. */
export const cell = (mode: string, settings: string): string => `${mode} with ${settings}`;
export const andMore = (cells: string, more: number): string => `${cells} and ${more} more`;
export const noneEnded = 'No run has ended yet.';
export const allSolve = 'Every combination solves the task with every seed. It is too easy to tell them apart.';
export const medianOf = (seeds: number): string => `median of ${seeds} seeds`;
export const oneRun = 'one run';
export const lowest = (loss: string, cell: string, of: string): string => `Lowest loss: ${loss}, ${cell} (${of}).`;
export const lowestSoFar = (loss: string, cell: string, of: string): string => `Lowest loss so far: ${loss}, ${cell} (${of}).`;
export const judgedLater = 'What is best can be judged when all runs have ended, not before.';
export const otherTasks = 'No verdict: these are tasks of different difficulty, so their losses do not say which setting is better.';
export const fewSeeds = (seeds: number): string =>
  `No verdict: another seed may put a different one first. Train ${seeds} or more seeds to know.`;
export const best = (cell: string, loss: string): string => `Best: ${cell}, with a median loss of ${loss}.`;
export const tooClose = (loss: string, cell: string, others: string): string =>
  `Lowest median loss: ${loss}, ${cell}. Too close to call: ${others}.`;
export const worse = (count: number, cells: string): string =>
  `${count === 1 ? 'This one is' : 'These are'} worse by more than different seeds alone would explain: ${cells}.`;
export const medianLoss = (loss: string, cell: string): string => `Median loss ${loss}: ${cell}.`;
export const tooFewLasted = (cells: string): string => `Too few seeds made it to the end for a verdict on ${cells}.`;
export const allowedFor = (cells: number, pairs: number, written: string, times: number): string =>
  `${cells} combinations mean ${pairs === 1 ? 'one comparison' : `${written} comparisons`}, and this is allowed for: if all were equally good, a sweep would show such a verdict at most 1 time in ${times}.`;
