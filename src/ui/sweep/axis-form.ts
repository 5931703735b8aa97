import type { ModeId } from '../../catalog/modes/modes';
import type { Experiment } from '../../experiment/experiment';
import { experimentFields } from '../../experiment/fields';
import type { GridAxis, SweptName } from '../../experiment/sweep/grid';
import { typedNumber, writtenList } from '../../experiment/sweep/typed-numbers';
import { readList, readRange, type ReadValues, type ValueRange } from '../../experiment/sweep/read-values';
import { suggestedValues } from './swept-settings';

/** A swept setting as it is being typed. */
export interface AxisForm {
  readonly setting: SweptName;
  readonly how: 'list' | 'range';
  readonly list: string;
  readonly range: { readonly from: string; readonly to: string; readonly count: string; readonly spacing: ValueRange['spacing'] };
  /** A list for each mode; null: one for all. */
  readonly ofMode: Readonly<Partial<Record<ModeId, string>>> | null;
}

export function newAxis(setting: SweptName, experiment: Experiment): AxisForm {
  const values = suggestedValues(setting, experiment);
  const [first, last] = [values[0], values.at(-1)].map((value) => (value === undefined ? '' : writtenList([value])));
  return {
    setting,
    how: 'list',
    list: writtenList(values),
    range: {
      from: first ?? '',
      to: last ?? '',
      count: '5',
      spacing: setting === 'learningRate' ? 'logarithmic' : 'linear',
    },
    ofMode: null,
  };
}

/** The values for a mode, or what is wrong with them. */
export function valuesFor(form: AxisForm, mode: ModeId | null): ReadValues {
  const own = mode === null ? undefined : form.ofMode?.[mode];
  if (own !== undefined) return readList(form.setting, own);
  if (form.how === 'list') return readList(form.setting, form.list);
  const { from, to, count, spacing } = form.range;
  const isWhole = experimentFields[form.setting].kind !== 'real';
  return readRange(form.setting, {
    from: typedNumber(isWhole, from),
    to: typedNumber(isWhole, to),
    count: typedNumber(true, count),
    spacing,
  });
}

/** The axis of a grid, once everything in it is right. */
export function axisOf(form: AxisForm, modes: readonly ModeId[]): GridAxis | null {
  const { setting, ofMode } = form;
  if (ofMode === null) {
    const read = valuesFor(form, null);
    return 'values' in read ? { setting, values: read.values } : null;
  }
  const lists = modes.map((mode) => [mode, valuesFor(form, mode)] as const);
  const values = lists.flatMap(([mode, read]) => ('values' in read ? [[mode, read.values] as const] : []));
  return values.length < modes.length ? null : { setting, values: [], ofMode: Object.fromEntries(values) };
}
