/** The library as a table: which runs are listed, in which order, and what those of a group have come to together. Pure. */
import type { Experiment } from '../../experiment/experiment';
import { fieldNames, type FieldName } from '../../experiment/fields';
import { encodeLink } from '../../experiment/share-link';
import { spreadOf, type Spread } from '../../math/statistics';
import type { LibraryEntry } from '../../worker/protocol';

export type SortKey = 'kept' | 'name' | 'loss' | 'score' | 'step' | 'size';

/** By what runs are put together: nothing, all settings but the seed, or one of them. */
export type Grouping = 'none' | 'seeds' | FieldName;

export interface Listing {
  /** Every word of it must be found in what is known of a run. */
  readonly search: string;
  readonly starredOnly: boolean;
  readonly sort: SortKey;
  readonly grouping: Grouping;
}

/** A run as it is listed. */
export interface LibraryRow {
  readonly entry: LibraryEntry;
  /** The settings that are not the defaults of its task and mode, in the order of `fieldNames`. */
  readonly unusual: readonly FieldName[];
  /** Equal for runs that differ in the seed alone. */
  readonly recipe: string;
  /** What can be searched, in small letters. */
  readonly text: string;
}

export interface RunGroup {
  readonly key: string;
  readonly rows: readonly LibraryRow[];
  readonly results: GroupResults;
}

/** Of the runs that have come to their end; null without any, and where they are of different tasks, whose results say nothing of each other. */
export interface GroupResults {
  readonly ended: number;
  readonly loss: Spread | null;
  readonly score: Spread | null;
}

const notListed = new Set<FieldName>(['task', 'mode', 'data', 'seed', 'backend']);

/** @param describe everything that is to be found about a run, as the page writes it */
export function rowOf(entry: LibraryEntry, describe: (entry: LibraryEntry, unusual: readonly FieldName[]) => string): LibraryRow {
  const linked = new URLSearchParams(encodeLink(entry.experiment));
  const unusual = fieldNames.filter((name) => linked.has(name) && !notListed.has(name));
  linked.delete('seed');
  linked.delete('backend');
  linked.delete('arithmetic');
  return {
    entry,
    unusual,
    recipe: `${linked.toString()} ${entry.experiment.data?.digest ?? ''}`,
    text: `${entry.name} ${entry.note} ${describe(entry, unusual)}`.toLowerCase(),
  };
}

/** The runs that are listed, in their order. */
export function listed(rows: readonly LibraryRow[], { search, starredOnly, sort }: Omit<Listing, 'grouping'>): readonly LibraryRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter(({ entry, text }) => (!starredOnly || entry.starred) && words.every((word) => text.includes(word)))
    .toSorted((one, other) => orders[sort](one.entry, other.entry) || other.entry.keptAtMs - one.entry.keptAtMs);
}

/** Best, newest and largest first; what was not measured is last. */
const orders: Readonly<Record<SortKey, (one: LibraryEntry, other: LibraryEntry) => number>> = {
  kept: (one, other) => other.keptAtMs - one.keptAtMs,
  name: (one, other) => one.name.localeCompare(other.name, 'en'),
  loss: (one, other) => measured(one.summary.heldOutLossNats, Infinity) - measured(other.summary.heldOutLossNats, Infinity) || 0,
  score: (one, other) => measured(other.summary.score, -1) - measured(one.summary.score, -1),
  step: (one, other) => other.step - one.step,
  size: (one, other) => other.sizeBytes - one.sizeBytes,
};

const measured = (value: number | null, without: number): number => (value === null || Number.isNaN(value) ? without : value);

/** The settings that are not the same in all runs. */
export const differing = (rows: readonly LibraryRow[]): ReadonlySet<FieldName> =>
  new Set(fieldNames.filter((name) => name !== 'data' && new Set(rows.map(({ entry }) => settingKey(entry.experiment, name))).size > 1));

/** By what runs can be put together here. */
export const groupings = (differ: ReadonlySet<FieldName>): readonly Grouping[] => ['none', 'seeds', ...differ];

/** The same runs in groups, in the order of the first of each. */
export function grouped(rows: readonly LibraryRow[], grouping: Exclude<Grouping, 'none'>): readonly RunGroup[] {
  const groups = new Map<string, LibraryRow[]>();
  for (const row of rows) {
    const key = grouping === 'seeds' ? row.recipe : settingKey(row.entry.experiment, grouping);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups].map(([key, members]) => ({ key, rows: members, results: resultsOf(members) }));
}

const settingKey = (experiment: Experiment, name: FieldName): string => JSON.stringify(experiment[name]);

/** What some runs have come to. */
export function resultsOf(rows: readonly LibraryRow[]): GroupResults {
  const ended = rows.filter(({ entry }) => entry.step >= entry.steps);
  const tasks = new Set(ended.map(({ entry: { experiment } }) => `${experiment.task} ${experiment.data?.digest ?? ''}`));
  const spread = (value: (row: LibraryRow) => number | null): Spread | null => {
    const values = ended.flatMap((row) => value(row) ?? []).filter((each) => !Number.isNaN(each));
    return tasks.size !== 1 || values.length === 0 ? null : spreadOf(values);
  };
  return {
    ended: ended.length,
    loss: spread(({ entry }) => entry.summary.heldOutLossNats),
    score: spread(({ entry }) => entry.summary.score),
  };
}
