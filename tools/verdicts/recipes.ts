/** What is trained with many seeds, to know how far seeds alone move a result. */
import type { ModeId } from '../../src/catalog/modes/modes';
import type { TaskId } from '../../src/catalog/tasks/tasks';
import type { ExperimentDraft } from '../../src/experiment/experiment';

/** One recipe, to be trained with each mode and with seeds 1 to `seeds`. */
export interface Recipe {
  readonly task: TaskId;
  /** Settings that differ from the task's defaults. */
  readonly settings: Omit<ExperimentDraft, 'task' | 'mode' | 'seed'>;
  readonly modes: readonly ModeId[];
  readonly seeds: number;
}

/** Small, and ended before they are solved: where every loss is 0, no rule can be wrong. */
export const smallRecipes: readonly Recipe[] = [
  { task: 'reverse', settings: { hiddenSize: 32, steps: 150 }, modes: ['ternary', 'none'], seeds: 48 },
  { task: 'sort', settings: { hiddenSize: 32, steps: 250 }, modes: ['ternary', 'none'], seeds: 48 },
  { task: 'tales', settings: { hiddenSize: 16, numHeads: 2, seqLen: 32, steps: 150 }, modes: ['ternary', 'none'], seeds: 48 },
  { task: 'memorise', settings: { recipe: 'edifice', steps: 300 }, modes: ['ternary', 'none'], seeds: 48 },
];

const everyMode: readonly ModeId[] = ['none', 'ternary', 'binary'];

/** What the page trains when nothing is set; fewer seeds where a run takes a minute. */
export const defaultRecipes: readonly Recipe[] = [
  { task: 'reverse', settings: {}, modes: everyMode, seeds: 8 },
  { task: 'memorise', settings: {}, modes: everyMode, seeds: 8 },
  { task: 'sort', settings: {}, modes: everyMode, seeds: 8 },
  { task: 'tales', settings: {}, modes: everyMode, seeds: 4 },
  { task: 'ball', settings: {}, modes: everyMode, seeds: 8 },
  { task: 'brackets', settings: {}, modes: everyMode, seeds: 8 },
  { task: 'gestures', settings: {}, modes: everyMode, seeds: 4 },
  { task: 'addition', settings: {}, modes: everyMode, seeds: 4 },
];
