import * as tf from '@tensorflow/tfjs-core';
import { taskOf } from '../catalog/tasks/tasks';
import { architectureOf } from '../experiment/architecture-of';
import type { Experiment } from '../experiment/experiment';
import { bitNetOf, type BitNet } from '../model/bitnet';
import { disposeBatch, toTensors, trainingExamples } from './batches';
import { dropoutMasks } from './dropout';
import type { StepReport } from './reports';
import { lambdaAt, learningRateAt } from './schedule';
import { createState, disposeState, trainingStep, type StepResult, type TrainingState } from './state';

/** β and ε of AdamW, clipping and weight decay: the same for every experiment. */
const optimiser = { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0, clipNorm: 1 } as const;

/** The loss became infinite or not a number; the run is back at its last good state. */
export class NonFiniteLossError extends Error {
  override readonly name = 'NonFiniteLossError';

  constructor(step: number, lossNats: number, keptStep: number) {
    super(`The loss became ${lossNats} at step ${step}. The weights of step ${keptStep} are kept. Try a lower learning rate, or reset.`);
  }
}

/** One model in training. A class, because it owns device memory: {@link Run.dispose} frees all of it. */
export class Run {
  readonly experiment: Experiment;
  readonly model: BitNet;
  /** Peak learning rate; may change while the run goes on. */
  learningRate: number;
  /** Time spent in steps. */
  elapsedMs = 0;
  lastLossNats: number | null = null;
  /** Codes that the last step changed, per BitLinear. */
  flips: Float32Array = new Float32Array(0);
  #state: TrainingState;
  /** The newest state whose loss is known to be finite; the same as `#state` at the start. */
  #good: TrainingState;

  constructor(experiment: Experiment) {
    this.experiment = experiment;
    this.learningRate = experiment.learningRate;
    this.model = bitNetOf(architectureOf(experiment));
    this.#state = this.#initialState();
    this.#good = this.#state;
  }

  /** The current weights and optimiser; they stay valid until the next {@link advance}, {@link reset} or {@link dispose}. */
  get state(): TrainingState {
    return this.#state;
  }

  get step(): number {
    return this.#state.step;
  }

  /** λ of the next forward pass. */
  get lambda(): number {
    return lambdaAt(this.step, this.experiment);
  }

  get finished(): boolean {
    return this.step >= this.experiment.steps;
  }

  /**
   * Takes one optimiser step. Throws {@link NonFiniteLossError} when the loss is not finite, and goes back to the last
   * state whose loss was.
   */
  async advance(): Promise<StepReport> {
    const started = performance.now();
    const { seed, seqLen, batchSize, dropout, task } = this.experiment;
    const step = this.step;
    const settings = { lambda: this.lambda, optimiser: { ...optimiser, learningRate: learningRateAt(step, this.experiment, this.learningRate) } };

    const batch = toTensors(trainingExamples(taskOf(task), seqLen, batchSize, seed, step), seqLen);
    const result = trainingStep(this.model, this.#state, batch, dropout === 0 ? settings : { ...settings, dropoutMask: dropoutMasks(dropout, seed, step) });
    disposeBatch(batch);
    const { lossNats, flips } = await readReport(result);
    this.elapsedMs += performance.now() - started;

    if (!Number.isFinite(lossNats)) {
      disposeState(result.state);
      this.#adopt(this.#good, this.#good);
      throw new NonFiniteLossError(step + 1, lossNats, this.step);
    }
    this.#adopt(result.state, this.#state);
    this.lastLossNats = lossNats;
    this.flips = flips;
    return {
      step: this.step,
      lossNats,
      learningRate: settings.optimiser.learningRate,
      lambda: settings.lambda,
      flips: flips.reduce((sum, count) => sum + count, 0),
      elapsedMs: this.elapsedMs,
    };
  }

  /** Back to the same initial weights, step 0. */
  reset(): void {
    const initial = this.#initialState();
    this.#adopt(initial, initial);
    this.elapsedMs = 0;
    this.lastLossNats = null;
    this.flips = new Float32Array(0);
  }

  dispose(): void {
    for (const state of new Set([this.#state, this.#good])) disposeState(state);
  }

  #initialState(): TrainingState {
    return createState(this.model, this.model.initialise(this.experiment.seed));
  }

  #adopt(state: TrainingState, good: TrainingState): void {
    for (const old of new Set([this.#state, this.#good])) if (old !== state && old !== good) disposeState(old);
    this.#state = state;
    this.#good = good;
  }
}

/** Loss and flips in a single read. */
async function readReport({ loss, flips }: StepResult): Promise<{ lossNats: number; flips: Float32Array }> {
  const joined = tf.tidy(() => tf.concat([tf.reshape(loss, [1]), tf.reshape(flips, [-1])]));
  const values = await joined.data();
  tf.dispose([joined, loss, flips]);
  return { lossNats: values[0] ?? Number.NaN, flips: Float32Array.from(values.slice(1)) };
}
