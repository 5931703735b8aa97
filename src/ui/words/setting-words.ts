/** Settings and their values as they stand within a sentence. */
import * as words from '#words/ui/words/setting-words';
import type { FieldName } from '../../experiment/fields';
import { formatSignificant } from './format';
import { firstParameters, learningRateParameter, otherParameters, pairsParameter } from './parameters';

const labels = new Map<FieldName, string>(
  [...firstParameters, learningRateParameter, pairsParameter, ...otherParameters].map(({ name, label }) => [name, words.inText(label)]),
);

export const settingName = (name: FieldName): string => labels.get(name) ?? name;

export function settingValue(value: unknown): string {
  if (value === null) return words.off;
  return typeof value === 'number' ? formatSignificant(value) : typeof value === 'string' ? value : JSON.stringify(value);
}
