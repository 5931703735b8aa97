/** What is said of kept runs in their table and side by side. */
import { describeTask, taskOf } from '../../catalog/tasks/tasks';
import { fieldNames, type FieldName } from '../../experiment/fields';
import type { Grouping, GroupResults, LibraryRow, SortKey } from '../../state/library/library-table';
import { FEWEST_SEEDS } from '../../state/findings/verdict';
import type { BroughtRuns, LibraryEntry } from '../../worker/protocol';
import { formatCount, formatShare, listed, sentenceCase } from './format';
import { measuredWords } from './measured-words';
import { modeName } from './run-name';
import { settingName, settingValue } from './setting-words';

export const countedRuns = (count: number): string => (count === 1 ? 'one run' : `${formatCount(count)} runs`);

/** "Reverse digits, ternary": what was trained. */
export const whatOf = ({ experiment }: LibraryEntry): string => `${taskOf(experiment).label}, ${modeName(experiment.mode)}`;

/** "learning rate 0.003, steps 300": what of its settings is not usual. */
export const unusualWords = ({ experiment }: LibraryEntry, unusual: readonly FieldName[]): string =>
  unusual.map((name) => `${settingName(name)} ${settingValue(experiment[name])}`).join(', ');

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
  const words = [modeName(experiment.mode), settings, withSeed && differ.has('seed') ? `seed ${experiment.seed}` : ''];
  return (differ.has('task') ? [task, ...words] : [...words, task]).filter((word) => word !== '').join(', ');
}

/** All words by which a run is found. */
export const searchWords = (entry: LibraryEntry, unusual: readonly FieldName[]): string =>
  `${whatOf(entry)} seed ${entry.experiment.seed} ${unusualWords(entry, unusual)}`;

export const sortNames: Readonly<Record<SortKey, string>> = {
  kept: 'newest first',
  name: 'name',
  loss: 'lowest loss',
  score: 'highest score',
  step: 'most steps',
  size: 'largest',
};

export function groupingName(grouping: Grouping): string {
  if (grouping === 'none') return 'nothing';
  return grouping === 'seeds' ? 'settings, seeds together' : settingName(grouping);
}

/** The head of a group: "learning rate 0.003", or what its runs have in common. */
export function groupTitle(grouping: Grouping, [first]: readonly LibraryRow[], differ: ReadonlySet<FieldName>): string {
  if (first === undefined || grouping === 'none') return '';
  const { entry } = first;
  if (grouping === 'seeds') return lineOf(first, differ, false);
  if (grouping === 'task') return describeTask(entry.experiment.task).label;
  return `${settingName(grouping)} ${grouping === 'mode' ? modeName(entry.experiment.mode) : settingValue(entry.experiment[grouping])}`;
}

/** "3 of 4 runs have ended". */
export function groupWords(runs: number, { ended }: GroupResults): string {
  if (runs === ended) return runs === 1 ? 'one run, ended' : `${formatCount(runs)} runs, all ended`;
  return `${countedRuns(runs)}, ${ended === 0 ? 'none' : formatCount(ended)} ended`;
}

/** The curve of a run, for those who do not see it. */
export function traceWords({ losses: { lossNats }, experiment }: LibraryEntry): string {
  const [first, last] = [lossNats[0], lossNats.at(-1)];
  if (first === undefined || last === undefined) return 'No loss was measured.';
  const { loss } = measuredWords(experiment);
  return lossNats.length === 1 ? `Loss ${loss(first)}.` : `Loss from ${loss(first)} to ${loss(last)}.`;
}

/** What differs between two runs, setting by setting, and what they came to. */
export function differenceSentence(one: LibraryEntry, other: LibraryEntry): string {
  const changes = fieldNames
    .filter((name) => name !== 'data' && one.experiment[name] !== other.experiment[name])
    .map((name) => `${settingName(name)} ${valueWords(one, name)} → ${valueWords(other, name)}`);
  const sameData = one.experiment.data?.digest === other.experiment.data?.digest;
  const differing = sameData ? changes : [...changes, 'other data'];
  const what =
    differing.length === 0
      ? `“${other.name}” has the same settings and the same seed as “${one.name}”`
      : `“${one.name}” → “${other.name}”: ${differing.join('; ')}`;
  if (one.experiment.task !== other.experiment.task || !sameData)
    return `${what}. Their results are of different tasks and cannot be compared.`;
  return `${what}. ${resultWords(one, other)}${differing.length === 0 ? '' : ` One run each cannot show whether that made the difference: train ${FEWEST_SEEDS} or more seeds of each.`}`;
}

const valueWords = ({ experiment }: LibraryEntry, name: FieldName): string =>
  name === 'mode' ? modeName(experiment.mode) : name === 'task' ? taskOf(experiment).label : settingValue(experiment[name]);

function resultWords(one: LibraryEntry, other: LibraryEntry): string {
  const [before, after] = [one.summary, other.summary];
  if (before.heldOutLossNats === null || after.heldOutLossNats === null) return 'One of them was not measured.';
  const { loss, quantities } = measuredWords(other.experiment);
  const where =
    one.step === other.step
      ? ` at step ${formatCount(other.step)}`
      : `, at step ${formatCount(one.step)} and at step ${formatCount(other.step)}`;
  const score = before.score === null || after.score === null ? '' : `, score ${formatShare(before.score)} → ${formatShare(after.score)}`;
  return `${sentenceCase(quantities.heldOutLoss)} ${loss(before.heldOutLossNats)} → ${loss(after.heldOutLossNats)}${score}${where}.`;
}

/** What became of deleted runs. */
export function deletedRunsWords(count: number, inTraining: number): string {
  const stay =
    inTraining === 0
      ? ''
      : ` ${sentenceCase(countedRuns(inTraining))} that ${inTraining === 1 ? 'trains' : 'train'} now stay${inTraining === 1 ? 's' : ''}.`;
  if (count === 0) return `Nothing was deleted.${stay}`;
  return `${sentenceCase(countedRuns(count))} deleted.${stay} ${count === 1 ? 'It is' : 'They are'} gone for good when you close this page.`;
}

/** What became of the runs of a file. */
export function broughtWords({ added, replaced, left }: BroughtRuns): string {
  const parts = [
    ...(added === 0 ? [] : [`${countedRuns(added)} added`]),
    ...(replaced === 0 ? [] : [`${countedRuns(replaced)} replaced, as the file had trained further`]),
    ...(left === 0 ? [] : [`${countedRuns(left)} left as they were here`]),
  ];
  return parts.length === 0 ? 'The file has no runs.' : `${sentenceCase(listed(parts))}.`;
}
