import { fieldNames } from '../fields';
import type { Grid, GridAxis, SettingValue } from './grid';

/**
 * The same sweep for `npm run experiment`: flags that its parser reads as the same runs. Where it trains is left to the tool,
 * whose backends are not those of a browser, and data of one's own is a file there: FILE stands for its name.
 */
export function commandLineOf(grid: Grid): string {
  return ['npm', 'run', 'experiment', '--', ...flagsOf(grid)].join(' ');
}

/** What stands behind `npm run experiment --`, word by word. */
export function flagsOf({ base, modes, axes, seeds }: Grid): readonly string[] {
  const swept = new Set<string>(axes.map(({ setting }) => setting));
  const common = fieldNames.flatMap((name): readonly string[] => {
    const value = base[name];
    if (value === undefined || swept.has(name) || name === 'mode' || name === 'seed' || name === 'backend' || name === 'arithmetic')
      return [];
    if (name === 'data') return value === null ? [] : ['--data', 'FILE'];
    return [`--${name}`, textOf(value as SettingValue)];
  });
  return [...common, '--mode', modes.join(','), ...axes.flatMap((axis) => axisFlags(axis, modes)), ...seedFlags(seeds)];
}

const textOf = (value: SettingValue): string => String(value);
const listOf = (values: readonly SettingValue[]): string => values.map(textOf).join(',');

function axisFlags({ setting, values, ofMode = {} }: GridAxis, modes: Grid['modes']): readonly string[] {
  const own = modes.flatMap((mode) => {
    const list = ofMode[mode];
    return list === undefined ? [] : [`--${setting}.${mode}`, listOf(list)];
  });
  const isShared = modes.some((mode) => ofMode[mode] === undefined);
  return [...(isShared ? [`--${setting}`, listOf(values)] : []), ...own];
}

function seedFlags(seeds: readonly number[]): readonly string[] {
  const [first = 1] = seeds;
  const isRow = seeds.length > 1 && seeds.every((seed, i) => seed === first + i);
  return isRow ? ['--seed', textOf(first), '--seeds', textOf(seeds.length)] : ['--seed', listOf(seeds)];
}
