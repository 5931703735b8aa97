import { experimentFields, fieldNames } from './fields';

const DECIMAL = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;

/**
 * The value that a setting's text stands for, in a link or on a command line. Text that stands for none, and that of an
 * unknown setting, is kept as it is: `readDraft` then says what is allowed.
 */
export function settingOfText(name: string, text: string): string | number | null {
  const field = fieldNames.find((candidate) => candidate === name);
  if (field === undefined) return text;
  const { kind } = experimentFields[field];
  if (kind === 'data') return text;
  if (kind !== 'choice') return DECIMAL.test(text) ? Number(text) : text;
  const values: readonly (string | number | null)[] = experimentFields[field].values;
  const named = values.find((value) => String(value) === text);
  return named === undefined ? text : named;
}
