/** Settings and their values as they stand within a sentence. */
import * as words from '#words/ui/words/setting-words';
import { modeIds } from '../../catalog/modes/modes';
import { describeTask, taskIds } from '../../catalog/tasks/tasks';
import type { FieldName } from '../../experiment/fields';
import { formatSignificant } from './format';
import { firstParameters, learningRateParameter, otherParameters, pairsParameter } from './parameters';
import { modeName } from './run-name';

const parameters = [...firstParameters, learningRateParameter, pairsParameter, ...otherParameters];
const labels = new Map<FieldName, string>([
  ...parameters.map(({ name, label }) => [name, words.inText(label)] as const),
  // These have no control in the setup.
  ['task', words.task],
  ['mode', words.mode],
]);

export const settingName = (name: FieldName): string => labels.get(name) ?? name;

/** A value as the page calls it, where its setting has one of several. */
export function settingValue(name: FieldName, value: unknown): string {
  const mode = name === 'mode' ? modeIds.find((id) => id === value) : undefined;
  if (mode !== undefined) return modeName(mode);
  const task = name === 'task' ? taskIds.find((id) => id === value) : undefined;
  if (task !== undefined) return describeTask(task).label;
  const parameter = parameters.find((each) => each.name === name);
  const label = parameter?.kind === 'choice' ? parameter.labelOf(value) : null;
  if (label !== null) return label;
  if (value === null) return words.off;
  return typeof value === 'number' ? formatSignificant(value) : typeof value === 'string' ? value : JSON.stringify(value);
}
