import { defaultMode, modeIdOf, modeOf } from '../catalog/modes/modes';
import { dataNeeded, describeTask, taskOf, tasks } from '../catalog/tasks/tasks';
import type { LearningRates, TaskDefaults } from '../catalog/tasks/task';
import { defaultFeedForwardSize } from './architecture';
import type { Experiment, ExperimentDraft } from './experiment';
import { ownRate, widthOf, type OwnRate } from './measured-rates';

/** Share of the step budget over which λ rises when neither the draft nor the task says how long. */
const LAMBDA_SHARE = 0.3;
const WARMUP_STEPS = 30;
const MEMORISED_PAIRS = 512;

/**
 * A complete experiment: what the draft sets, then what its task sets, then the general defaults. All defaults of the
 * project are here and in the tasks' own `defaults`.
 *
 * When `steps` is shorter than the task's own budget, a warm-up or λ ramp that the draft does not set shrinks in the
 * same proportion (rounded down). λ then always reaches 1 at or before half of the budget, however short it is, so
 * that at least half of the training happens on fully quantised weights. A longer budget leaves both as they are.
 *
 * `undefined` counts as missing. Nothing is checked here: a wrong value stays as it is, an unknown task is given the
 * defaults of `reverse`, a mode that they do not know those of the default mode, so that `validate` can name it.
 *
 * @param change of the task's own defaults
 */
export function experimentOf(draft: ExperimentDraft, change: Partial<TaskDefaults> = {}): Experiment {
  const task = draft.task ?? 'reverse';
  const mode = draft.mode ?? defaultMode;
  const own = { ...taskDefaultsOf(task, draft), ...change };
  const recipe = blockOf(mode) ?? draft.recipe ?? own.recipe;
  const hiddenSize = draft.hiddenSize ?? widthOf(own);
  const numHeads = draft.numHeads ?? own.numHeads ?? 4;
  const steps = draft.steps ?? own.steps;
  return {
    task,
    data: draft.data ?? null,
    pairs: draft.pairs ?? MEMORISED_PAIRS,
    recipe,
    mode,
    hiddenSize,
    numHeads,
    numKvHeads: draft.numKvHeads ?? numHeads,
    numLayers: draft.numLayers ?? own.numLayers ?? 2,
    feedForwardSize: draft.feedForwardSize ?? defaultFeedForwardSize(recipe, hiddenSize),
    seqLen: draft.seqLen ?? own.seqLen,
    dropout: draft.dropout ?? own.dropout ?? 0,
    activation: draft.activation ?? 'silu',
    // Null is a value here (activations are not rounded), so `??` would be wrong.
    activationBits: draft.activationBits === undefined ? 8 : draft.activationBits,
    weightScale: draft.weightScale ?? 'absmean',
    batchSize: draft.batchSize ?? own.batchSize ?? 24,
    steps,
    optimiser: draft.optimiser ?? 'adamw',
    learningRate: draft.learningRate ?? rateOf(draft).rate,
    warmupSteps: draft.warmupSteps ?? scaledToBudget(own.warmupSteps ?? WARMUP_STEPS, steps, own.steps, steps),
    lambdaSteps:
      draft.lambdaSteps ??
      (startsLate(mode) ? 0 : scaledToBudget(own.lambdaSteps ?? Math.floor(LAMBDA_SHARE * own.steps), steps, own.steps, steps / 2)),
    seed: draft.seed ?? 1,
    backend: draft.backend ?? 'auto',
  };
}

/** The block that an arm has of its own, whatever the others have. */
function blockOf(mode: Experiment['mode']): Experiment['recipe'] | null {
  const known = modeIdOf(mode);
  return known === null ? null : (modeOf(known).block ?? null);
}

/** Where the learning rate of a draft comes from, if the draft sets none. */
export function rateOf(draft: ExperimentDraft): OwnRate {
  const task = draft.task ?? 'reverse';
  const own = taskDefaultsOf(task, draft);
  const mode = draft.mode ?? defaultMode;
  const recipe = blockOf(mode) ?? draft.recipe ?? own.recipe;
  return ownRate(
    {
      task,
      mode,
      recipe,
      hiddenSize: draft.hiddenSize ?? widthOf(own),
      steps: draft.steps ?? own.steps,
      optimiser: draft.optimiser ?? 'adamw',
    },
    { ...own, learningRate: formerRates(task, recipe) ?? own.learningRate },
  );
}

/** What the author chose for a design that the task began with once. */
function formerRates(task: Experiment['task'], recipe: Experiment['recipe']): LearningRates | null {
  const former = Object.hasOwn(tasks, task) ? describeTask(task).formerDefaults : undefined;
  return former?.recipe === recipe ? (former.learningRate ?? null) : null;
}

/** A recipe that rounds late jumps there, unless a person gives it a ramp. */
function startsLate(mode: Experiment['mode']): boolean {
  const known = modeIdOf(mode);
  return known !== null && (modeOf(known).lateShare ?? 0) > 0;
}

/** Steps of a ramp made for `madeForSteps`, in a budget of `steps`; never stretched, never above `limit`. */
function scaledToBudget(rampSteps: number, steps: number, madeForSteps: number, limit: number): number {
  return Math.floor(Math.min(rampSteps, (rampSteps * steps) / madeForSteps, limit));
}

/** A task on own data may know better once it knows the data. */
function taskDefaultsOf(task: Experiment['task'], { data = null, pairs = MEMORISED_PAIRS }: ExperimentDraft): TaskDefaults {
  if (Object.hasOwn(tasks, task) && data !== null && data.kind === dataNeeded(task)) return taskOf({ task, data, pairs }).defaults;
  return Object.hasOwn(tasks, task) ? describeTask(task).defaults : tasks.reverse.defaults;
}
