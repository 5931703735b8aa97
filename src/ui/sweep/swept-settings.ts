/** Settings that may be swept, by the names that the page has for them, and values to begin with. */
import * as words from '#words/ui/sweep';
import type { TaskId } from '../../catalog/tasks/tasks';
import type { Experiment } from '../../experiment/experiment';
import { experimentFields } from '../../experiment/fields';
import type { Grid, GridAxis, SettingValue, SweptName } from '../../experiment/sweep/grid';
import { describeTask } from '../../catalog/tasks/tasks';
import { formatCount, listed } from '../words/format';
import { settingValue } from '../words/setting-words';
import { firstParameters, learningRateParameter, otherParameters, pairsParameter } from '../words/parameters';

const isSwept = (name: string): name is SweptName => name !== 'seed' && name !== 'backend' && name !== 'arithmetic';

const all = [learningRateParameter, ...firstParameters, pairsParameter, ...otherParameters].flatMap(({ name, label }) =>
  isSwept(name) ? [{ name, label }] : [],
);

/** Those that a task reads. */
export const sweptSettings = (task: TaskId): readonly { readonly name: SweptName; readonly label: string }[] =>
  all.filter(({ name }) => name !== 'pairs' || task === 'memorise');

export const settingLabel = (setting: SweptName): string => all.find(({ name }) => name === setting)?.label ?? setting;

/** The name within a sentence. */
export const settingName = (setting: SweptName): string => words.settingInText(settingLabel(setting));

export const valueText = (setting: SweptName, value: SettingValue): string => settingValue(setting, value);

/** A few values around the one that is set. */
export function suggestedValues(setting: SweptName, experiment: Experiment): readonly SettingValue[] {
  const field = experimentFields[setting];
  if (field.kind === 'choice') return field.values;
  const value = Number(experiment[setting]);
  // One significant digit: 0.003, 0.01, 0.03.
  const around =
    setting === 'learningRate'
      ? [value / 3, value, 3 * value].map((each) => Number(each.toPrecision(1)))
      : field.kind === 'real'
        ? [0, 0.1, 0.2]
        : [Math.ceil(value / 2), value, 2 * value];
  const inside = around.filter((each) => each >= field.min && each <= field.max).map((each) => Number(each.toPrecision(2)));
  return [...new Set(inside)];
}

/** "learning rate (3 values)": a setting and how many values it takes. */
function axisName({ setting, values, ofMode }: GridAxis): string {
  const name = settingName(setting);
  return ofMode === undefined ? words.settingWithValues(name, values.length, formatCount(values.length)) : words.settingOfEachMode(name);
}

/** What is trained, in a line: "Reverse digits: learning rate (3 values), 2 modes, 3 seeds". */
export function gridName({ base, axes, modes, seeds }: Grid): string {
  const parts = [
    ...axes.map(axisName),
    words.countedModes(modes.length, formatCount(modes.length)),
    words.countedSeeds(seeds.length, formatCount(seeds.length)),
  ];
  return words.grid(describeTask(base.task ?? 'reverse').label, listed(parts));
}
