/** Diff of two drafts of one task, setting by setting. */
import type { ModeId } from '../../catalog/modes/modes';
import type { Budget } from '../../experiment/budget';
import type { Experiment } from '../../experiment/experiment';
import { fieldNames, type FieldName } from '../../experiment/fields';
import { experimentIn, type Draft } from '../draft';

export type SettingChange =
  | { readonly kind: 'modes'; readonly added: readonly ModeId[]; readonly removed: readonly ModeId[] }
  | { readonly kind: 'seeds'; readonly from: number; readonly to: number }
  | { readonly kind: 'budget'; readonly from: Budget; readonly to: Budget }
  /** `modes`: which of the modes in both drafts it concerns; null: all of them alike. */
  | {
      readonly kind: 'setting';
      readonly name: FieldName;
      readonly from: Experiment[FieldName];
      readonly to: Experiment[FieldName];
      readonly modes: readonly ModeId[] | null;
    };

export function settingChanges(before: Draft, after: Draft): readonly SettingChange[] {
  const changes: SettingChange[] = [];
  const added = after.modes.filter((mode) => !before.modes.includes(mode));
  const removed = before.modes.filter((mode) => !after.modes.includes(mode));
  if (added.length + removed.length > 0) changes.push({ kind: 'modes', added, removed });
  if (before.seeds !== after.seeds) changes.push({ kind: 'seeds', from: before.seeds, to: after.seeds });
  if (before.budget !== after.budget) changes.push({ kind: 'budget', from: before.budget, to: after.budget });
  const common = after.modes.filter((mode) => before.modes.includes(mode));
  const experiments = common.map((mode) => ({ mode, from: experimentIn(before, mode), to: experimentIn(after, mode) }));
  for (const name of fieldNames.filter((field) => field !== 'mode' && field !== 'task')) {
    const differing = experiments.filter(({ from, to }) => !same(from[name], to[name]));
    for (const group of alike(differing, name)) {
      const [first] = group;
      if (first !== undefined)
        changes.push({
          kind: 'setting',
          name,
          from: first.from[name],
          to: first.to[name],
          modes: group.length === common.length ? null : group.map(({ mode }) => mode),
        });
    }
  }
  return changes;
}

interface Pair {
  readonly mode: ModeId;
  readonly from: Experiment;
  readonly to: Experiment;
}

/** Modes whose setting went from the same value to the same value, together. */
function alike(pairs: readonly Pair[], name: FieldName): readonly (readonly Pair[])[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = JSON.stringify([pair.from[name], pair.to[name]]);
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return [...groups.values()];
}

/** Deep equality: a person's data is an object. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
