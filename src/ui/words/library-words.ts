/** What is said of kept runs in their table and side by side. */
import * as words from '#words/ui/words/library-words';
import { taskOf } from '../../catalog/tasks/tasks';
import { fieldNames, type FieldName } from '../../experiment/fields';
import type { Grouping, GroupResults, LibraryRow, SortKey } from '../../state/library/library-table';
import { FEWEST_SEEDS } from '../../state/findings/verdict';
import type { BroughtRuns, LibraryEntry } from '../../worker/protocol';
import { formatCount, formatShare, listed, sentenceCase } from './format';
import { measuredWords } from './measured-words';
import { modeName } from './run-name';
import { settingName, settingValue } from './setting-words';

export const countedRuns = (count: number): string => (count === 1 ? words.oneRun : words.runs(formatCount(count)));

/** "Reverse digits, ternary": what was trained. */
export const whatOf = ({ experiment }: LibraryEntry): string => `${taskOf(experiment).label}, ${modeName(experiment.mode)}`;

/** "learning rate 0.003, steps 300": what of its settings is not usual. */
export const unusualWords = ({ experiment }: LibraryEntry, unusual: readonly FieldName[]): string =>
  unusual.map((name) => `${settingName(name)} ${settingValue(name, experiment[name])}`).join(', ');

/**
 * What tells a run from the others, the first words first: its task where others have another, its mode, and settings that differ.
 * Where the task is the same for all, it comes last.
 */
export function lineOf({ entry, unusual }: LibraryRow, differ: ReadonlySet<FieldName>, withSeed: boolean): string {
  const { experiment } = entry;
  const task = taskOf(experiment).label;
  const settings = unusualWords(
    entry,
    unusual.filter((name) => differ.has(name)),
  );
  const parts = [modeName(experiment.mode), settings, withSeed && differ.has('seed') ? words.seed(experiment.seed) : ''];
  return (differ.has('task') ? [task, ...parts] : [...parts, task]).filter((part) => part !== '').join(', ');
}

/** All words by which a run is found. */
export const searchWords = (entry: LibraryEntry, unusual: readonly FieldName[]): string =>
  [whatOf(entry), words.seed(entry.experiment.seed), unusualWords(entry, unusual)].join(' ');

export const sortNames: Readonly<Record<SortKey, string>> = words.sorts;

export function groupingName(grouping: Grouping): string {
  if (grouping === 'none') return words.byNothing;
  return grouping === 'seeds' ? words.bySettings : settingName(grouping);
}

/** The head of a group: "learning rate 0.003", or what its runs have in common. */
export function groupTitle(grouping: Grouping, [first]: readonly LibraryRow[], differ: ReadonlySet<FieldName>): string {
  if (first === undefined || grouping === 'none') return '';
  const { entry } = first;
  if (grouping === 'seeds') return lineOf(first, differ, false);
  const value = settingValue(grouping, entry.experiment[grouping]);
  return grouping === 'task' ? value : `${settingName(grouping)} ${value}`;
}

/** "3 of 4 runs have ended". */
export function groupWords(runs: number, { ended }: GroupResults): string {
  if (runs === ended) return runs === 1 ? words.oneEnded : words.allEnded(formatCount(runs));
  return ended === 0 ? words.noneEnded(countedRuns(runs)) : words.someEnded(countedRuns(runs), formatCount(ended));
}

/** The curve of a run, for those who do not see it. */
export function traceWords({ losses: { lossNats }, experiment }: LibraryEntry): string {
  const [first, last] = [lossNats[0], lossNats.at(-1)];
  if (first === undefined || last === undefined) return words.noLoss;
  const { loss } = measuredWords(experiment);
  return lossNats.length === 1 ? words.lossIs(loss(first)) : words.lossFrom(loss(first), loss(last));
}

/** What differs between two runs, setting by setting, and what they came to. */
export function differenceSentence(one: LibraryEntry, other: LibraryEntry): string {
  const changes = fieldNames
    .filter((name) => name !== 'data' && one.experiment[name] !== other.experiment[name])
    .map((name) => `${settingName(name)} ${valueWords(one, name)} → ${valueWords(other, name)}`);
  const sameData = one.experiment.data?.digest === other.experiment.data?.digest;
  const differing = sameData ? changes : [...changes, words.otherData];
  const what = differing.length === 0 ? words.alike(one.name, other.name) : words.differ(one.name, other.name, differing.join('; '));
  if (one.experiment.task !== other.experiment.task || !sameData) return `${what} ${words.otherTasks}`;
  return [what, resultWords(one, other), ...(differing.length === 0 ? [] : [words.oneRunEach(FEWEST_SEEDS)])].join(' ');
}

const valueWords = ({ experiment }: LibraryEntry, name: FieldName): string =>
  name === 'task' ? taskOf(experiment).label : settingValue(name, experiment[name]);

function resultWords(one: LibraryEntry, other: LibraryEntry): string {
  const [before, after] = [one.summary, other.summary];
  if (before.heldOutLossNats === null || after.heldOutLossNats === null) return words.oneNotMeasured;
  const { loss, quantities } = measuredWords(other.experiment);
  const score =
    before.score === null || after.score === null ? '' : `, ${words.score(formatShare(before.score), formatShare(after.score))}`;
  const results = `${sentenceCase(quantities.heldOutLoss)} ${loss(before.heldOutLossNats)} → ${loss(after.heldOutLossNats)}${score}`;
  return one.step === other.step
    ? words.atStep(results, formatCount(other.step))
    : words.atSteps(results, formatCount(one.step), formatCount(other.step));
}

/** What became of deleted runs. */
export function deletedRunsWords(count: number, inTraining: number): string {
  const stay = inTraining === 0 ? [] : [inTraining === 1 ? words.oneStays : words.stay(formatCount(inTraining))];
  if (count === 0) return [words.nothingDeleted, ...stay].join(' ');
  const [deleted, gone] = count === 1 ? [words.oneDeleted, words.oneGone] : [words.deleted(formatCount(count)), words.gone];
  return [deleted, ...stay, gone].join(' ');
}

/** What became of the runs of a file. */
export function broughtWords({ added, replaced, left }: BroughtRuns): string {
  const parts = [
    ...(added === 0 ? [] : [words.added(countedRuns(added))]),
    ...(replaced === 0 ? [] : [words.replaced(countedRuns(replaced))]),
    ...(left === 0 ? [] : [words.left(countedRuns(left))]),
  ];
  return parts.length === 0 ? words.noRuns : `${sentenceCase(listed(parts))}.`;
}
