import { validate } from '../../experiment/validate';
import type { Run } from '../../training/run';
import { EngineError } from '../engine-error';
import type { EngineParts } from '../engine-parts';
import type { Handlers } from '../handlers';
import { disposeRun, summaryOf } from '../live-run';
import type { RunId, RunSummary } from '../protocol';
import { noRecording } from '../recording';

type TrainingRequest = 'create' | 'play' | 'pause' | 'step' | 'finish' | 'reset' | 'remove' | 'setLearningRate';

/** Runs from their making to their removal. */
export function trainingRequests({ emit, backend, runs, maker, trainer, show }: EngineParts): Pick<Handlers, TrainingRequest> {
  /** Trains to a step and leaves an evaluation of it behind. */
  async function trainTo(id: RunId, until: (run: Run) => number): Promise<RunSummary> {
    const { live, run } = runs.trainable(id);
    await trainer.pause(id);
    await backend.whenReady();
    await trainer.train(live, run, Math.min(until(run), run.experiment.steps));
    return summaryOf(live);
  }

  async function reset(id: RunId): Promise<void> {
    const { live, run } = runs.trainable(id);
    await trainer.pause(id);
    await backend.whenReady();
    run.reset();
    live.state = 'ready';
    live.failure = null;
    live.evaluation = null;
    live.recording = noRecording;
    live.packed.forget();
    emit({ type: 'wasReset', summary: summaryOf(live) });
    void show(live);
  }

  async function remove(id: RunId): Promise<void> {
    const live = runs.get(id);
    await trainer.pause(id);
    await backend.whenReady();
    runs.delete(id);
    disposeRun(live);
    emit({ type: 'removed', id });
  }

  return {
    async create({ experiment: draft }) {
      const { experiment, issues } = validate(draft);
      if (experiment === null) {
        throw new EngineError({ code: 'invalid-experiment', message: issues.map(({ message }) => message).join(' '), issues });
      }
      const { active, reports } = await backend.started(experiment.backend, experiment.backend !== 'auto');
      if (experiment.backend !== 'auto' && experiment.backend !== active) {
        const why = reports.find(({ id }) => id === experiment.backend)?.reason ?? `A run on ${experiment.backend} needs an engine of its own.`;
        throw new EngineError({ code: 'no-backend', message: `This engine runs on ${active}. ${why}` });
      }
      const { source, backend: used } = await maker.untrained(experiment);
      const live = maker.adopt({ model: source.run.model, experiment, backend: used, source, state: 'ready' });
      // The page has something true to show before the first step.
      void show(live);
      return summaryOf(live);
    },
    async play({ ids }) {
      await backend.whenReady();
      for (const { live, run } of ids.map((id) => runs.trainable(id))) {
        if (trainer.isTraining(live.id) || run.finished) continue;
        // Its failure is an event; nobody waits for this promise.
        trainer.train(live, run, run.experiment.steps).catch(() => undefined);
      }
      return null;
    },
    async pause({ ids }) {
      await Promise.all(ids.map(async (id) => trainer.pause(runs.get(id).id)));
      return null;
    },
    async step({ id, count }) {
      if (!Number.isInteger(count) || count < 1) throw new EngineError({ code: 'invalid-input', message: 'The number of steps must be a whole number of at least 1.' });
      return trainTo(id, (run) => run.step + count);
    },
    finish: async ({ id }) => trainTo(id, (run) => run.experiment.steps),
    async reset({ ids }) {
      await Promise.all(ids.map(reset));
      return null;
    },
    async remove({ ids }) {
      await Promise.all(ids.map(remove));
      return null;
    },
    async setLearningRate({ id, learningRate }) {
      if (!(learningRate > 0 && learningRate <= 1)) throw new EngineError({ code: 'invalid-input', message: 'The learning rate must be above 0 and at most 1.' });
      runs.trainable(id).run.learningRate = learningRate;
      return null;
    },
  };
}
