import { defaultMode, modeIdOf, modeIds, type ModeId } from '../catalog/modes/modes';
import type { Experiment, Issue } from '../experiment/experiment';
import { experimentFields, fieldNames } from '../experiment/fields';
import { readDraft } from '../experiment/read-draft';
import { refuseGrid, valuesOf, type Grid, type GridAxis, type SettingValue, type SweptName } from '../experiment/sweep/grid';
import { EngineError } from '../worker/engine-error';

type Listed<T> = T | readonly T[];

/**
 * An experiment in which settings may be lists: `{ mode: ['ternary', 'none'], learningRate: [0.001, 0.01], seed: [1, 2, 3] }`.
 * Modes may have lists of their own: `{ learningRate: { ternary: [0.01, 0.03], none: [0.003] } }`.
 */
export type SweepGrid = {
  readonly [K in keyof Experiment]?:
    | (K extends 'task' | 'data' | 'backend' | 'arithmetic'
        ? Experiment[K]
        : K extends 'mode' | 'seed'
          ? Listed<Experiment[K]>
          : Listed<Experiment[K]> | Readonly<Partial<Record<ModeId, Listed<Experiment[K]>>>>)
    | undefined;
};

/** Reads what a script gives. Throws `invalid-experiment`, with a sentence. */
export function readSweep(given: object): Grid {
  const { mode, seed, ...settings } = { mode: defaultMode, seed: 1, ...given } as Readonly<Record<string, unknown>>;
  const modes = asList(mode);
  const seeds = asList(seed);
  const swept = Object.entries(settings).filter((entry): entry is [SweptName, object] => isSwept(entry[0]) && isListed(entry[1]));
  const base = Object.fromEntries(Object.entries(settings).filter(([name]) => !swept.some(([each]) => each === name)));
  const { draft, issues } = readDraft(base);
  const values = [
    ...modes.map((value) => ['mode', value] as const),
    ...seeds.map((value) => ['seed', value] as const),
    ...swept.flatMap(([name, lists]) => listsOf(lists).flatMap((list) => list.map((value) => [name, value] as const))),
  ];
  const wrong = [...issues, ...values.flatMap(([name, value]) => readDraft({ [name]: value }).issues), ...swept.flatMap(unknownModes)];
  if (wrong.length > 0) refuse([...new Set(wrong.map(({ message }) => message))].join(' '));
  const grid: Grid = {
    base: draft,
    modes: once(modes) as readonly ModeId[],
    seeds: once(seeds) as readonly number[],
    axes: swept.map(([setting, lists]) => axisOf(setting, lists)),
  };
  const refusal = refuseMissing(grid) ?? refuseGrid(grid);
  if (refusal !== null) refuse(refusal);
  return grid;
}

function refuseMissing({ axes, modes }: Grid): string | null {
  for (const axis of axes) {
    const missing = modes.find((mode) => valuesOf(axis, mode).length === 0);
    if (missing !== undefined) return `${axis.setting} has no value for the mode "${missing}": give a list for it, too.`;
  }
  return null;
}

function refuse(message: string): never {
  throw new EngineError({ code: 'invalid-experiment', message });
}

const isSwept = (name: string): name is SweptName =>
  fieldNames.some((field) => field === name) && !['task', 'data', 'mode', 'seed', 'backend', 'arithmetic'].includes(name);

const isListed = (value: unknown): value is object => typeof value === 'object' && value !== null;

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const once = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** One list for all modes, or one for each. */
const listsOf = (lists: object): readonly (readonly unknown[])[] => (Array.isArray(lists) ? [lists] : Object.values(lists).map(asList));

function axisOf(setting: SweptName, lists: object): GridAxis {
  if (Array.isArray(lists)) return { setting, values: once(lists as readonly SettingValue[]) };
  const ofMode = Object.fromEntries(Object.entries(lists).map(([mode, list]) => [mode, once(asList(list) as readonly SettingValue[])]));
  return { setting, values: [], ofMode };
}

function unknownModes([setting, lists]: readonly [SweptName, object]): readonly Issue[] {
  if (Array.isArray(lists)) return [];
  const field = experimentFields[setting].kind === 'choice' ? 'values' : 'numbers';
  return Object.keys(lists)
    .filter((mode) => modeIdOf(mode) === null)
    .map((mode) => ({
      field: setting,
      message: `Lists of ${setting} are for the modes ${modeIds.join(', ')}: there is none called "${mode.slice(0, 40)}". Give its ${field} as a list, or a list for each mode.`,
    }));
}
