import { optimiserOf } from '../catalog/optimisers/optimisers';
import type { Task } from '../catalog/tasks/task';
import { taskOf } from '../catalog/tasks/tasks';
import { architectureOf } from '../experiment/architecture-of';
import type { Experiment } from '../experiment/experiment';
import { modelSpec, type ModelSpec } from '../model/model-spec';
import type { Meter } from './evaluate';
import { issueStep, retrace, type Training } from './issue-step';
import { reportLook, wishOf, type Look } from './look';
import { planStepperOn, type PlanSurroundings, type PlanTarget } from './plan-target';
import { createRecovery, NonFiniteLossError, snapshotIntervalMs, type Recovery } from './recovery';
import type { StepReport } from './reports';
import { lambdaAt, learningRateAt } from './schedule';
import { startOf, type Snapshot } from './snapshot';
import type { PackedWeights, Stepper } from './stepper';
import { stepsUnderWay } from './steps-under-way';

/** Makes what takes the steps of a run, from the state of a snapshot. */
export type StepperMaker = (model: ModelSpec, snapshot: Snapshot) => Stepper | Promise<Stepper>;

/** One model in training. A class, because it owns device memory: {@link Run.dispose} frees all of it. */
export class Run {
  readonly experiment: Experiment;
  /** Peak learning rate of the steps that will be issued; may change while the run goes on. */
  learningRate: number;
  /** Time spent in steps. */
  elapsedMs = 0;
  lastLossNats: number | null = null;
  /** Codes that the last step changed, per BitLinear. */
  flips: Float32Array = new Float32Array(0);
  /** Completed optimiser steps. */
  step = 0;
  #stepper: Stepper;
  readonly #task: Task;
  readonly #recovery: Recovery;
  /** How long after a snapshot the next is taken, in ms. */
  readonly snapshotIntervalMs: number;
  readonly #underWay = stepsUnderWay();
  #reports: StepReport[] = [];

  /** A run on the compiled plan. Throws a `PlanRefusal` where the plan cannot train it; the definition always can. */
  static async onPlan(
    experiment: Experiment,
    target: PlanTarget,
    task: Task = taskOf(experiment),
    surroundings: PlanSurroundings = {},
  ): Promise<Run> {
    const model = modelSpec(architectureOf(experiment));
    return new Run(experiment, task, await planStepperOn(target, model, startOf(model, experiment), experiment, surroundings));
  }

  /**
   * @param task that of the experiment, with any data of a person
   * @param stepper at step 0
   */
  constructor(experiment: Experiment, task: Task, stepper: Stepper) {
    this.experiment = experiment;
    this.#task = task;
    this.learningRate = experiment.learningRate;
    this.#stepper = stepper;
    this.snapshotIntervalMs = snapshotIntervalMs(this.model.parameterCount, optimiserOf(experiment.optimiser).slots.length);
    this.#recovery = createRecovery(performance.now(), this.snapshotIntervalMs);
  }

  get model(): ModelSpec {
    return this.#stepper.model;
  }

  get path(): Stepper['path'] {
    return this.#stepper.path;
  }

  /** CPU threads of the last step; null where they are not ours to choose. */
  get threads(): number | null {
    return this.#stepper.threads ?? null;
  }

  /** Maximum number of steps in flight; above 1, issuing a step does not block. */
  get stepsInFlight(): number {
    return this.#stepper.stepsInFlight;
  }

  /** Steps issued, those in flight included. */
  get issued(): number {
    return this.step + this.#underWay.count;
  }

  /** Steps applied to the weights: ahead of `step` while steps are in flight. */
  get weightsStep(): number {
    return this.#stepper.step;
  }

  /** λ of the next forward pass. */
  get lambda(): number {
    return lambdaAt(this.weightsStep, this.experiment);
  }

  /** This run's share of the time that a step takes, in ms: the mean of all its steps, 0 before the first. */
  get stepMs(): number {
    return this.step === 0 ? 0 : this.elapsedMs / this.step;
  }

  get finished(): boolean {
    return this.step >= this.experiment.steps;
  }

  /** Measures the current weights, unaffected by further training; null: the definition has to, from what is {@link read}. */
  meter(): Meter | null {
    return this.#stepper.meter();
  }

  /** The current weights, steps in flight included, as training has them and as a packed file does; training goes on meanwhile. */
  async pack(): Promise<PackedWeights> {
    const packed = this.#stepper.pack();
    this.submit();
    return packed;
  }

  /** Reads the current weights, steps in flight included; training goes on meanwhile. */
  async read(): Promise<Snapshot> {
    const snapshot = this.#stepper.snapshot();
    this.submit();
    return snapshot;
  }

  /**
   * Looks at the current weights.
   *
   * @param layer a BitLinear that is looked at weight by weight; null: none
   */
  async look(layer: string | null = null): Promise<Look> {
    await this.#stepper.prepareLook?.();
    const { model, weightsStep: step, lambda, flips } = this;
    const wish = wishOf(model, layer, lambda);
    return reportLook(model, await this.#stepper.look(wish), wish, { step, lambda, flips });
  }

  /**
   * Issues one optimiser step; {@link submit} sends it off, {@link settle} awaits its outcome. At most `stepsInFlight`
   * may be in flight.
   *
   * @param share of the elapsed time that is this run's: one over the number of runs that train together
   */
  issue(share = 1): void {
    const { issued } = this;
    const now = performance.now();
    this.#recovery.note(issued + 1, this.learningRate);
    const learningRate = learningRateAt(issued, this.experiment, this.learningRate);
    this.#underWay.add(
      () => issueStep(this.#stepper, this.#training, issued, this.learningRate),
      { learningRate, lambda: lambdaAt(issued, this.experiment) },
      share,
    );
    // After the step, so that it arrives with its report.
    if (this.#stepper.volatile && this.#recovery.isSnapshotDue(now)) this.#recovery.expect(this.#stepper.snapshot(), now);
  }

  /** Sends off what has been issued, in one submission with the other runs on the same device. */
  submit(): void {
    this.#stepper.submit();
  }

  /** Flushes every outcome with the next submission, before a pause. */
  collect(): void {
    this.#stepper.collect();
  }

  /**
   * Waits until at most `most` steps are in flight. Throws {@link NonFiniteLossError} when a loss is not finite; the run
   * is then back at its last good state. Reports of the steps before are in {@link takeReports} either way.
   */
  async settle(most = 0): Promise<void> {
    if (most === 0) {
      this.collect();
      this.submit();
    }
    while (this.#underWay.count > most) {
      const { lossNats, flips, tookMs, ...schedule } = await this.#underWay.settleFirst();
      this.elapsedMs += tookMs;
      if (!Number.isFinite(lossNats)) await this.#giveUp(this.step + 1, lossNats);
      this.step += 1;
      this.#recovery.confirm(this.step);
      this.lastLossNats = lossNats;
      this.flips = flips;
      this.#reports.push({
        step: this.step,
        lossNats,
        ...schedule,
        flips: flips.reduce((sum, count) => sum + count, 0),
        elapsedMs: this.elapsedMs,
      });
    }
  }

  /** Reports of the steps since the last call, in order. */
  takeReports(): readonly StepReport[] {
    const reports = this.#reports;
    this.#reports = [];
    return reports;
  }

  /** Takes one step from beginning to end. Throws like {@link settle}. */
  async advance(): Promise<StepReport> {
    this.issue();
    await this.settle();
    const report = this.takeReports().at(-1);
    if (report === undefined) throw new Error('A settled step has no report.');
    return report;
  }

  /**
   * A snapshot of the state, steps in flight included; training goes on meanwhile. Where a device may be lost, it is kept
   * as a recovery point.
   */
  async snapshot(): Promise<Snapshot> {
    const snapshot = this.#stepper.snapshot();
    if (this.#stepper.volatile) this.#recovery.expect(snapshot, performance.now());
    this.submit();
    return snapshot;
  }

  /** Restores a snapshot of the same experiment. Requires that no step is in flight. */
  restore(snapshot: Snapshot): void {
    void this.#underWay.abandon();
    this.#stepper.restore(snapshot);
    this.#recovery.reset(snapshot.step === 0 ? null : snapshot, performance.now());
    this.step = snapshot.step;
    this.lastLossNats = null;
    this.flips = new Float32Array(0);
    this.#reports = [];
  }

  /** Back to the same initial weights, step 0. Requires that no step is in flight. */
  reset(): void {
    this.restore(startOf(this.model, this.experiment));
    this.elapsedMs = 0;
  }

  /**
   * Switches to another stepper after a device loss: restores the newest snapshot, and replays the steps up to the last
   * reported one, without reporting them again.
   */
  async moveTo(makeStepper: StepperMaker): Promise<void> {
    void this.#underWay.abandon();
    this.#recovery.truncate(this.step);
    const path = this.#recovery.pathTo(this.step);
    const { model } = this;
    this.#stepper.dispose();
    this.#stepper = await makeStepper(model, path.snapshot ?? startOf(model, this.experiment));
    await retrace(this.#stepper, this.#training, path);
  }

  dispose(): void {
    this.#stepper.dispose();
  }

  get #training(): Training {
    return { experiment: this.experiment, task: this.#task };
  }

  /** The loss of step number `step` is not finite: the weights before it are not good, those before the last step are. */
  async #giveUp(step: number, lossNats: number): Promise<never> {
    this.collect();
    this.submit();
    await this.#underWay.abandon();
    this.step = Math.max(this.#recovery.first(), step - 2);
    this.#recovery.truncate(this.step);
    if (!this.#stepper.rewind(this.step)) {
      const path = this.#recovery.pathTo(this.step);
      this.#stepper.restore(path.snapshot ?? startOf(this.model, this.experiment));
      await retrace(this.#stepper, this.#training, path);
    }
    throw new NonFiniteLossError(step, lossNats, this.step);
  }
}
