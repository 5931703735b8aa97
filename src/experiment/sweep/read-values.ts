/** The values of a swept setting, from what a person types: a list, or two ends and how many between them. */
import * as words from '#words/experiment/sweep';
import { experimentFields } from '../fields';
import { readDraft } from '../read-draft';
import { settingOfText } from '../setting-text';
import type { SettingValue, SweptName } from './grid';
import { typedList, writtenList } from './typed-numbers';

export type ReadValues = { readonly values: readonly SettingValue[] } | { readonly problem: string };

export interface ValueRange {
  readonly from: number;
  readonly to: number;
  /** How many values, both ends included. */
  readonly count: number;
  /** `linear`: equal differences; `logarithmic`: equal ratios. */
  readonly spacing: 'linear' | 'logarithmic';
}

export const MOST_VALUES = 100;

/** Values behind commas, semicolons or spaces; one that comes twice counts once. */
export function readList(setting: SweptName, text: string): ReadValues {
  const typed = typedList(experimentFields[setting].kind !== 'real', text);
  if (typed === 'commas') return { problem: words.separateDecimals };
  if (typed === 'groups') return { problem: words.withoutGroups };
  if (typed.length === 0) return { problem: words.typeValues(exampleOf(setting)) };
  return checked(
    setting,
    typed.map((word) => settingOfText(setting, word)),
  );
}

/** Rounded to three significant digits, or to whole numbers where the setting is one. */
export function readRange(setting: SweptName, { from, to, count, spacing }: ValueRange): ReadValues {
  if (![from, to].every(Number.isFinite)) return { problem: words.typeEnds };
  if (!Number.isInteger(count) || count < 2 || count > MOST_VALUES) return { problem: words.badCount(MOST_VALUES) };
  if (spacing === 'logarithmic' && Math.min(from, to) <= 0) return { problem: words.noRatios };
  const at = (share: number): number => (spacing === 'linear' ? from + (to - from) * share : from * (to / from) ** share);
  const isWhole = experimentFields[setting].kind === 'integer';
  const values = Array.from({ length: count }, (_, i) => {
    // The ends as they were typed.
    if (i === 0) return from;
    if (i === count - 1) return to;
    const value = at(i / (count - 1));
    return isWhole ? Math.round(value) : Number(value.toPrecision(3));
  });
  return checked(setting, values);
}

function checked(setting: SweptName, given: readonly SettingValue[]): ReadValues {
  const values = [...new Set(given)];
  if (values.length > MOST_VALUES) return { problem: words.tooManyValues(values.length, MOST_VALUES) };
  for (const value of values) {
    const [issue] = readDraft({ [setting]: value }).issues;
    if (issue !== undefined) return { problem: issue.message };
  }
  return { values };
}

/** What a list of this setting looks like. */
function exampleOf(setting: SweptName): string {
  const field = experimentFields[setting];
  if (field.kind === 'choice') return field.values.join(', ');
  return field.kind === 'integer' ? '16, 32, 64' : writtenList([0.001, 0.003, 0.01]);
}
