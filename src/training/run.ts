import type { Task } from '../catalog/tasks/task';
import { taskOf } from '../catalog/tasks/tasks';
import { architectureOf } from '../experiment/architecture-of';
import type { Experiment } from '../experiment/experiment';
import { bitNetOf, type BitNet } from '../model/bitnet';
import type { WeightSet } from '../model/weights';
import { trainingExamples } from './batches';
import { DefinitionStepper } from './definition-stepper';
import { PlanStepper } from './plan-stepper';
import type { StepReport } from './reports';
import { lambdaAt, learningRateAt } from './schedule';
import type { Stepper } from './stepper';

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
  /** Peak learning rate; may change while the run goes on. */
  learningRate: number;
  /** Time spent in steps. */
  elapsedMs = 0;
  lastLossNats: number | null = null;
  /** Codes that the last step changed, per BitLinear. */
  flips: Float32Array = new Float32Array(0);
  readonly #stepper: Stepper;
  readonly #task: Task;

  /** A run on the compiled plan. Throws a `PlanRefusal` where the plan cannot train it; the definition always can. */
  static async onPlan(experiment: Experiment, device: GPUDevice, task: Task = taskOf(experiment)): Promise<Run> {
    const model = bitNetOf(architectureOf(experiment));
    return new Run(experiment, task, await PlanStepper.create(device, model, model.initialise(experiment.seed), experiment));
  }

  /**
   * @param task by default, that of the experiment, without any data of a person
   * @param stepper by default, the definition on the current backend
   */
  constructor(experiment: Experiment, task: Task = taskOf(experiment), stepper?: Stepper) {
    this.experiment = experiment;
    this.#task = task;
    this.learningRate = experiment.learningRate;
    this.#stepper = stepper ?? definitionOf(experiment);
  }

  get model(): BitNet {
    return this.#stepper.model;
  }

  get path(): Stepper['path'] {
    return this.#stepper.path;
  }

  get step(): number {
    return this.#stepper.step;
  }

  /** λ of the next forward pass. */
  get lambda(): number {
    return lambdaAt(this.step, this.experiment);
  }

  get finished(): boolean {
    return this.step >= this.experiment.steps;
  }

  /** The weights as they stand, valid however training goes on; the caller disposes them. */
  copyWeights(): WeightSet {
    return this.#stepper.copyWeights();
  }

  /**
   * Takes one optimiser step. Throws {@link NonFiniteLossError} when the loss is not finite; the run is then back at its
   * last good state.
   */
  async advance(): Promise<StepReport> {
    const started = performance.now();
    const { seed, seqLen, batchSize } = this.experiment;
    const { step, lambda } = this;
    const learningRate = learningRateAt(step, this.experiment, this.learningRate);
    const { lossNats, flips } = await this.#stepper.advance(trainingExamples(this.#task, seqLen, batchSize, seed, step), {
      lambda,
      nextLambda: lambdaAt(step + 1, this.experiment),
      optimiser: { ...optimiser, learningRate },
      seed,
    });
    this.elapsedMs += performance.now() - started;
    if (!Number.isFinite(lossNats)) throw new NonFiniteLossError(step + 1, lossNats, this.step);
    this.lastLossNats = lossNats;
    this.flips = flips;
    return { step: this.step, lossNats, learningRate, lambda, flips: flips.reduce((sum, count) => sum + count, 0), elapsedMs: this.elapsedMs };
  }

  /** Back to the same initial weights, step 0. */
  reset(): void {
    this.#stepper.reset(this.model.initialise(this.experiment.seed));
    this.elapsedMs = 0;
    this.lastLossNats = null;
    this.flips = new Float32Array(0);
  }

  dispose(): void {
    this.#stepper.dispose();
  }
}

function definitionOf(experiment: Experiment): Stepper {
  const model = bitNetOf(architectureOf(experiment));
  return new DefinitionStepper(model, model.initialise(experiment.seed));
}
