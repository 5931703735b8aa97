/**
 * Learning rates that a sweep has found best for a mode, at a width of a task: `npm run papers -- --rates` records it, and
 * docs/decisions/0044 says where it stops. Three seeds a rate, judged by their median; rates a factor of two apart.
 */
import type { ModeId } from '../catalog/modes/modes';
import type { Recipe, TaskDefaults } from '../catalog/tasks/task';
import type { TaskId } from '../catalog/tasks/tasks';
import recorded from './measured-rates.json';

/** Where a rate was measured: everything else was the default. */
export interface Setting {
  readonly task: TaskId;
  readonly recipe: Recipe;
  readonly hiddenSize: number;
  readonly steps: number;
}

/** What a sweep found for one mode. */
export interface SweptRate {
  /** The best of the range. At an end of it, a better one may lie beyond. */
  readonly rate: number;
  readonly lowest: number;
  readonly highest: number;
  readonly steps: number;
  readonly seeds: number;
}

/** The rate that a mode trains with where a person sets none. */
export interface OwnRate {
  readonly rate: number;
  /**
   * `task`: chosen for the task as it begins, by its author. `sweep`: measured here. `ternary`: neither, so it has
   * ternary's, whichever that is.
   */
  readonly from: 'task' | 'sweep' | 'ternary';
  /** Of this very mode and width, also where the task's own is used. */
  readonly swept: SweptRate | null;
}

export interface MeasuredSetting extends Setting {
  readonly seeds: number;
  /** Best, lowest and highest rate by mode. */
  readonly rates: Readonly<Partial<Record<string, readonly number[]>>>;
}

/** Width of a task that names none. */
const USUAL_WIDTH = 64;
const ternary = 'ternary' satisfies ModeId;

/** Hidden size that a task begins with. */
export const widthOf = ({ hiddenSize }: Pick<TaskDefaults, 'hiddenSize'>): number => hiddenSize ?? USUAL_WIDTH;

type Trained = Setting & { readonly mode: ModeId; readonly optimiser: string };

/** The rate of a mode in a setting; `own` are the defaults of its task. */
export function ownRate(trained: Trained, own: Pick<TaskDefaults, 'recipe' | 'hiddenSize' | 'steps' | 'learningRate'>): OwnRate {
  const { mode, recipe, hiddenSize, steps } = trained;
  const swept = sweptRate(trained);
  const tasks = Object.hasOwn(own.learningRate, mode) ? own.learningRate[mode] : undefined;
  // The author's rates are of this width. A sweep of another budget does not change them, one of the very same does.
  const isAsItBegins = recipe === own.recipe && hiddenSize === widthOf(own) && (steps === own.steps || steps !== swept?.steps);
  if (tasks !== undefined && (isAsItBegins || swept === null)) return { rate: tasks, from: 'task', swept };
  if (swept !== null) return { rate: swept.rate, from: 'sweep', swept };
  return { ...ownRate({ ...trained, mode: ternary }, own), from: 'ternary', swept: null };
}

/** What was swept for a mode in a setting, with AdamW; null: nothing. */
function sweptRate({ task, recipe, hiddenSize, optimiser, mode }: Trained): SweptRate | null {
  if (optimiser !== 'adamw') return null;
  const settings: readonly MeasuredSetting[] = recorded as readonly MeasuredSetting[];
  const found = settings.find((each) => each.task === task && each.recipe === recipe && each.hiddenSize === hiddenSize);
  const [rate, lowest, highest] = (found !== undefined && Object.hasOwn(found.rates, mode) ? found.rates[mode] : undefined) ?? [];
  if (found === undefined || rate === undefined || lowest === undefined || highest === undefined) return null;
  return { rate, lowest, highest, steps: found.steps, seeds: found.seeds };
}
