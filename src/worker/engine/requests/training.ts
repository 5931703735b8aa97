import * as words from '#words/worker/engine';
import { validate } from '../../../experiment/validate';
import type { Run } from '../../../training/run';
import { EngineError } from '../../engine-error';
import { uniqueName } from '../../tabs';
import type { KeptRun, RunId, RunSummary } from '../../protocol';
import { noRecording } from '../../trainer/recording';
import { asComputedHere, goesPlain } from '../arithmetic-of-run';
import type { Handlers } from '../answer';
import { whileThere, type EngineParts } from '../engine-parts';
import { disposeRun, keepRun, summaryOf, type LiveRun } from '../live-run';
import { createRunOrder } from '../run-order';

type TrainingRequest = 'create' | 'play' | 'pause' | 'step' | 'finish' | 'reset' | 'remove' | 'setLearningRate' | 'keep' | 'restore';

/** Requests on the life cycle of runs, from creation to removal. */
export function trainingRequests({ emit, backend, runs, maker, trainer, show }: EngineParts): Pick<Handlers, TrainingRequest> {
  const order = createRunOrder((live) => runs.holds(live));

  /** Trains to a step and evaluates it; stops early when cancelled. */
  async function trainTo(id: RunId, until: (run: Run) => number): Promise<RunSummary> {
    const { live, run } = runs.trainable(id);
    return order.inTurn(live, async (isCalledOff) => {
      // No request awaits a run that plays to its end.
      await trainer.pause(id);
      await backend.whenReady();
      if (!isCalledOff()) await trainer.train(live, run, Math.min(until(run), run.experiment.steps));
      return summaryOf(live);
    });
  }

  /** Resolves when it trains, or is cancelled before it could. */
  async function play({ live, run }: { readonly live: LiveRun; readonly run: Run }): Promise<void> {
    await order.inTurn(live, async (isCalledOff) => {
      await backend.whenReady();
      if (isCalledOff() || trainer.isTraining(live.id) || run.finished) return;
      // Its failure is an event; this promise is not awaited.
      trainer.train(live, run, run.experiment.steps).catch(() => undefined);
    });
  }

  /** Cancels the run's work, and does something with it once idle. */
  async function atRest(live: LiveRun, work: () => void | Promise<void>): Promise<void> {
    order.callOff(live);
    // At once, not queued: a thousand steps may be pending.
    const paused = trainer.pause(live.id);
    await order.inTurn(live, async () => {
      await paused;
      await trainer.pause(live.id);
      await backend.whenReady();
      await work();
    });
  }

  /** Marks all measurements of the run so far as stale. */
  function forgetMeasurements(live: LiveRun): void {
    live.generation += 1;
    live.failure = null;
    live.evaluation = null;
    live.recording = noRecording;
    live.storingMs = 0;
    live.stepsPerSecond = null;
    live.wentPlain = false;
    live.packed.forget();
  }

  async function reset(id: RunId): Promise<void> {
    const { live, run } = runs.trainable(id);
    await atRest(live, () => {
      run.reset();
      forgetMeasurements(live);
      // What was trained stays in the library under its name.
      live.libraryId = uniqueName();
      live.state = 'ready';
      emit({ type: 'wasReset', summary: summaryOf(live) });
      void show(live);
    });
  }

  async function remove(live: LiveRun): Promise<void> {
    await atRest(live, () => {
      runs.delete(live.id);
      disposeRun(live);
      emit({ type: 'removed', id: live.id });
    });
  }

  /** Pending restores, by run id. */
  const returning = new Map<RunId, Promise<LiveRun>>();

  /** The run to restore into: the existing one of its id, or a new one. */
  async function runFor(kept: KeptRun): Promise<LiveRun> {
    const former = runs.all().find(({ id }) => id === kept.id);
    if (former !== undefined && former.source.kind === 'training') return former;
    const made = returning.get(kept.id) ?? maker.again(kept).finally(() => returning.delete(kept.id));
    returning.set(kept.id, made);
    return made;
  }

  /** Also while its removal is pending: then it is created anew. */
  async function restore(kept: KeptRun): Promise<RunSummary> {
    const live = await runFor(kept);
    try {
      await atRest(live, () => putBack(live, kept));
    } catch (error) {
      if (runs.holds(live)) throw error;
      return restore(kept);
    }
    return summaryOf(live);
  }

  /** Idle, whatever it was doing when kept. */
  function putBack(live: LiveRun, kept: KeptRun): void {
    const { libraryId, state, failure, evaluation, training } = kept;
    forgetMeasurements(live);
    live.wentPlain = goesPlain(kept, live);
    live.libraryId = libraryId;
    if (live.source.kind === 'training' && training !== undefined) {
      const { run } = live.source;
      if (training.snapshot === null) run.reset();
      else run.restore(training.snapshot);
      run.learningRate = training.learningRate;
      run.elapsedMs = training.elapsedMs;
      run.lastLossNats = training.lastLossNats;
      const atRest = run.finished ? 'finished' : run.step === 0 ? 'ready' : 'paused';
      live.state = state === 'failed' ? 'failed' : atRest;
    }
    live.failure = failure;
    live.evaluation = evaluation;
    emit({ type: 'restored', summary: summaryOf(live) });
    emit({ type: 'kept', kept });
    void show(live);
  }

  return {
    async create({ experiment: draft, owner = 'script', comparison = null }) {
      const { experiment: asked, issues } = validate(draft);
      if (asked === null) {
        throw new EngineError({ code: 'invalid-experiment', message: issues.map(({ message }) => message).join(' '), issues });
      }
      const experiment = asComputedHere(asked);
      const { active, reports } = await backend.started(experiment.backend, experiment.backend !== 'auto');
      if (experiment.backend !== 'auto' && experiment.backend !== active) {
        const why = reports.find(({ id }) => id === experiment.backend)?.reason ?? words.ownEngine(experiment.backend);
        throw new EngineError({ code: 'no-backend', message: words.runsOn(active, why) });
      }
      const { source, backend: used } = await maker.untrained(experiment);
      const live = maker.adopt({ model: source.run.model, experiment, backend: used, source, state: 'ready', owner, comparison });
      // The page needs measured values before the first step.
      void show(live);
      return summaryOf(live);
    },
    async play({ ids }) {
      await Promise.all(ids.map((id) => runs.trainable(id)).map(play));
      return null;
    },
    async pause({ ids }) {
      const known = ids.map((id) => runs.get(id));
      for (const live of known) order.callOff(live);
      await Promise.all(known.map(async ({ id }) => trainer.pause(id)));
      return null;
    },
    async step({ id, count }) {
      if (!Number.isInteger(count) || count < 1) throw new EngineError({ code: 'invalid-input', message: words.badSteps });
      return trainTo(id, (run) => run.step + count);
    },
    finish: async ({ id }) => trainTo(id, (run) => run.experiment.steps),
    async reset({ ids }) {
      await Promise.all(ids.map(reset));
      return null;
    },
    async remove({ ids }) {
      await Promise.all(ids.map((id) => runs.get(id)).map(remove));
      return null;
    },
    async setLearningRate({ id, learningRate }) {
      if (!(learningRate > 0 && learningRate <= 1)) throw new EngineError({ code: 'invalid-input', message: words.badLearningRate });
      const { live, run } = runs.trainable(id);
      run.learningRate = learningRate;
      // A run in training is kept with it before long.
      if (run.step > 0 && !trainer.isTraining(id)) emit({ type: 'kept', kept: await keepRun(live, null) });
      return null;
    },
    async keep({ id }) {
      const live = runs.get(id);
      return whileThere({ backend, runs }, live, async () => keepRun(live, trainer.targetOf(id)));
    },
    restore: async ({ kept }) => restore(kept),
  };
}
