import type { DataLibrary, OwnData } from '../catalog/data/own-data';
import { readData } from '../catalog/data/read-data';
import type { Task } from '../catalog/tasks/task';
import { taskOf } from '../catalog/tasks/tasks';
import { architectureOf } from '../experiment/architecture-of';
import type { BackendId, Experiment, ExperimentDraft } from '../experiment/experiment';
import { validate } from '../experiment/validate';
import type { Format, PortableModel } from '../formats/format';
import { formatIds, formatOf, type FormatId } from '../formats/formats';
import { readAny } from '../formats/read-any';
import { bitNetOf } from '../model/bitnet';
import { predict } from '../packed/predict';
import { resume } from '../training/checkpoint';
import type { Run } from '../training/run';
import type { ChosenBackend } from './backends/choose';
import { createRun } from './create-run';
import { EngineError, reportError } from './engine-error';
import { exportRun } from './export-run';
import { disposeRun, evaluateRun, hasLatents, inspectRun, summaryOf, withPackedModel, type LiveRun } from './live-run';
import { createPackedRun } from './packed-run';
import type { EngineEvent, FormatReport, Requests, RequestType, RunId, RunSummary } from './protocol';
import { attentionOfRun, dissectRun, rehearseRun } from './look-inside';
import { noRecording } from './recording';
import { createTrainer } from './trainer';

/** Answers one kind of request; throws an {@link EngineError}, or anything else, which then counts as our bug. */
export type Handlers = {
  readonly [T in RequestType]: (args: Requests[T]['args']) => Promise<Requests[T]['result']>;
};

export interface EngineOptions {
  readonly emit: (event: EngineEvent) => void;
  readonly chooseBackend: (prefer: BackendId | 'auto', only: boolean) => Promise<ChosenBackend>;
}

/**
 * Owns every run of a worker. It knows no `self`: what it has to say goes to `emit`, so that tests drive it in Node.
 */
export function createEngine({ emit, chooseBackend }: EngineOptions): Handlers {
  const runs = new Map<RunId, LiveRun>();
  const library = new Map<string, OwnData>();
  const focus: { id: RunId | null; layer: string | null } = { id: null, layer: null };
  const trainer = createTrainer({ emit, focusedLayer: (id) => (id === focus.id ? focus.layer : undefined) });
  let backend: Promise<ChosenBackend> | null = null;
  let created = 0;

  function startedBackend(prefer: BackendId | 'auto', only: boolean): Promise<ChosenBackend> {
    backend ??= chooseBackend(prefer, only).then(
      (chosen) => {
        emit({ type: 'backendsReported', reports: chosen.reports, active: chosen.active });
        return chosen;
      },
      (error: unknown) => {
        throw new EngineError({ code: 'no-backend', message: `No backend can train here. ${error instanceof Error ? error.message : String(error)}` });
      },
    );
    return backend;
  }

  async function create(draft: ExperimentDraft): Promise<RunSummary> {
    const { experiment, issues } = validate(draft);
    if (experiment === null) {
      throw new EngineError({ code: 'invalid-experiment', message: issues.map(({ message }) => message).join(' '), issues });
    }
    const { active, plan } = await startedBackend(experiment.backend, experiment.backend !== 'auto');
    if (experiment.backend !== 'auto' && experiment.backend !== active) {
      throw new EngineError({ code: 'no-backend', message: `This engine runs on ${active}; a run on ${experiment.backend} needs one of its own.` });
    }
    const { run, planRefusal } = await createRun(experiment, plan, requireData(experiment, library));
    const live = adopt({ model: run.model, experiment, backend: active, source: { kind: 'training', run, planRefusal }, state: 'ready' });
    // The page has something true to show before the first step.
    void show(live);
    return summaryOf(live);
  }

  /** A run that goes on from a checkpoint. */
  async function resumed(file: PortableModel, active: BackendId, plan: ChosenBackend['plan']): Promise<LiveRun> {
    const { experiment } = file;
    const { run, planRefusal } = await createRun(experiment, plan, requireData(experiment, library));
    resume(run, file);
    return adopt({ model: run.model, experiment, backend: active, source: { kind: 'training', run, planRefusal }, state: run.finished ? 'finished' : run.step === 0 ? 'ready' : 'paused' });
  }

  function adopt(parts: Pick<LiveRun, 'model' | 'experiment' | 'backend' | 'source' | 'state'>): LiveRun {
    created += 1;
    const { seqLen } = parts.experiment;
    const task = taskOf(parts.experiment, library);
    const reference = { baseline: task.baseline(seqLen), floor: task.floor(seqLen) };
    const live: LiveRun = { id: `${parts.backend}-${created}`, task, failure: null, evaluation: null, recording: noRecording, reference, packed: createPackedRun(), ...parts };
    runs.set(live.id, live);
    emit({ type: 'created', summary: summaryOf(live) });
    return live;
  }

  /** Emits weights and held-out results as they stand, unless the run goes away or on meanwhile. */
  async function show(live: LiveRun): Promise<void> {
    const { id } = live;
    const layer = focus.id === id ? focus.layer : null;
    try {
      const looked = await inspectRun(live, layer);
      if (runs.get(id) === live) emit({ type: 'inspected', id, ...looked });
      if (trainer.isTraining(id) || live.task.lacksData === true) return;
      const evaluation = await evaluateRun(live);
      if (runs.get(id) === live) emit({ type: 'evaluated', id, evaluation });
    } catch (error) {
      // Removed while being looked at: nobody wants to know any more.
      if (runs.get(id) !== live) return;
      live.state = 'failed';
      live.failure = reportError(error).message;
      emit({ type: 'failed', summary: summaryOf(live), reason: live.failure });
    }
  }

  function liveRun(id: RunId): LiveRun {
    const live = runs.get(id);
    if (live === undefined) throw new EngineError({ code: 'unknown-run', message: `There is no run "${id}". Known: ${[...runs.keys()].join(', ') || 'none'}.` });
    return live;
  }

  function trainable(id: RunId): { live: LiveRun; run: Run } {
    const live = liveRun(id);
    if (live.source.kind === 'opened') {
      throw new EngineError({ code: 'not-trainable', message: 'This model was opened from a file without an optimiser. It runs, but there is no training to go on with; open a checkpoint, or start a new run.' });
    }
    return { live, run: live.source.run };
  }

  /** Trains to a step and leaves an evaluation of it behind. */
  async function trainTo(id: RunId, until: (run: Run) => number): Promise<RunSummary> {
    const { live, run } = trainable(id);
    await trainer.pause(id);
    await trainer.train(live, run, Math.min(until(run), run.experiment.steps));
    return summaryOf(live);
  }

  async function reset(id: RunId): Promise<void> {
    const { live, run } = trainable(id);
    await trainer.pause(id);
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
    const live = liveRun(id);
    await trainer.pause(id);
    runs.delete(id);
    disposeRun(live);
    emit({ type: 'removed', id });
  }

  return {
    async backends({ prefer = 'auto', only = false }) {
      const { reports, active } = await startedBackend(prefer, only);
      return { reports, active };
    },
    async readData({ source }) {
      const read = readData(source);
      library.set(read.data.card.digest, read.data);
      return read;
    },
    async holdData({ data }) {
      library.set(data.card.digest, data);
      return null;
    },
    async forgetData({ digest }) {
      library.delete(digest);
      return null;
    },
    create: async ({ experiment }) => create(experiment),
    async play({ ids }) {
      for (const { live, run } of ids.map(trainable)) {
        if (trainer.isTraining(live.id) || run.finished) continue;
        // Its failure is an event; nobody waits for this promise.
        trainer.train(live, run, run.experiment.steps).catch(() => undefined);
      }
      return null;
    },
    async pause({ ids }) {
      await Promise.all(ids.map(async (id) => trainer.pause(liveRun(id).id)));
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
      trainable(id).run.learningRate = learningRate;
      return null;
    },
    async focus({ id, layer }) {
      focus.id = id;
      focus.layer = layer;
      const live = id === null ? undefined : runs.get(id);
      if (live !== undefined) emit({ type: 'inspected', id: live.id, ...(await inspectRun(live, layer)) });
      return null;
    },
    runs: async () => [...runs.values()].map(summaryOf),
    inspect: async ({ id }) => (await inspectRun(liveRun(id))).inspection,
    async predict({ id, input, options }) {
      const live = liveRun(id);
      return withPackedModel(live, async (model) => predict(model, live.task, input, options));
    },
    attention: async ({ id, input }) => attentionOfRun(liveRun(id), input),
    dissect: async ({ id, input, ...place }) => dissectRun(liveRun(id), input, place),
    async rehearse({ id, layer }) {
      const { live, run } = trainable(id);
      return rehearseRun(live, run, layer);
    },
    async formats({ id }) {
      const live = liveRun(id);
      return formatIds.map((formatId): FormatReport => {
        const format = formatOf(formatId);
        const { label, summary, extension } = format;
        const reason = refuseFormat(format, live);
        return { id: formatId, label, summary, extension, available: reason === null, ...(reason === null ? {} : { reason }) };
      });
    },
    async export({ id, format }) {
      const live = liveRun(id);
      const chosen = formatOf(knownFormat(format));
      const reason = refuseFormat(chosen, live);
      if (reason !== null) throw new EngineError({ code: 'format-unavailable', message: reason });
      return exportRun(live, chosen, (stage, share) => emit({ type: 'exportProgressed', id, format, stage, share }));
    },
    async open({ bytes }) {
      const file = readAny(bytes);
      const { experiment } = file;
      const { active, plan } = await startedBackend('auto', false);
      const live = file.optimiser === undefined ? adopt({ model: bitNetOf(architectureOf(experiment)), experiment, backend: active, source: { kind: 'opened', file }, state: 'paused' }) : await resumed(file, active, plan);
      await show(live);
      return summaryOf(live);
    },
  };
}

/** Why a run cannot be written in a format, or null: known before anybody asks for the file. */
function refuseFormat({ holds, refuse }: Format, live: LiveRun): string | null {
  if (holds !== 'codes' && !hasLatents(live)) return 'This model was opened from packed weights: the full-precision weights behind them are not in such a file. Take packed weights, or train a run of your own.';
  if (holds === 'training' && live.source.kind === 'opened') return 'This model was opened from a file without an optimiser, so there is no training to go on with. Take master weights, or train a run of your own.';
  return refuse(live.experiment);
}

/** The task of a run that is to be trained; throws `missing-data` where its data is not held here. */
function requireData(experiment: Experiment, library: DataLibrary): Task {
  const { data } = experiment;
  if (data !== null && library.get(data.digest) === undefined) {
    throw new EngineError({ code: 'missing-data', message: 'The data of this experiment is not here any more. Give it again, then train.' });
  }
  return taskOf(experiment, library);
}

function knownFormat(id: string): FormatId {
  const known = formatIds.find((format) => format === id);
  if (known === undefined) throw new EngineError({ code: 'unknown-format', message: `There is no format "${id}". Known: ${formatIds.join(', ')}.` });
  return known;
}
