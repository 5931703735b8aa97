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
import { chooseKernel } from '../packed/kernels/choose-kernel';
import type { ProductKernel } from '../packed/kernels/product-kernel';
import { webgpuKernels } from '../packed/kernels/webgpu-kernel';
import { predict } from '../packed/predict';
import { resume } from '../training/checkpoint';
import type { Run } from '../training/run';
import { createBackendKeeper } from './backend-keeper';
import type { ChosenBackend } from './backends/choose';
import { createRun, moveRun } from './create-run';
import { EngineError, reportError } from './engine-error';
import { exportRun } from './export-run';
import { disposeRun, evaluateRun, hasLatents, inspectRun, summaryOf, withPackedModel, type LiveRun, type TrainingSource } from './live-run';
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
  /** What to go on with when a device is lost. */
  readonly replaceBackend?: (former: ChosenBackend, inARow: boolean) => Promise<ChosenBackend>;
}

/**
 * Owns every run of a worker. It knows no `self`: what it has to say goes to `emit`, so that tests drive it in Node.
 */
export function createEngine({ emit, chooseBackend, replaceBackend = noReplacement }: EngineOptions): Handlers {
  const runs = new Map<RunId, LiveRun>();
  const library = new Map<string, OwnData>();
  const focus: { id: RunId | null; layer: string | null } = { id: null, layer: null };
  const keeper = createBackendKeeper({
    replace: replaceBackend,
    onLost: (reason, { active }) => emit({ type: 'deviceLost', backend: active, reason }),
    move: async (backend) => void (await Promise.all([...runs.values()].map(async (live) => moveLive(live, backend)))),
    onReplaced({ reports, active }, former) {
      if (active !== former.active) emit({ type: 'backendsReported', reports, active });
      emit({ type: 'deviceReplaced', from: former.active, backend: active, summaries: [...runs.values()].map(summaryOf) });
    },
  });
  const trainer = createTrainer({ emit, keeper, focusedLayer: (id) => (id === focus.id ? focus.layer : undefined) });
  let created = 0;
  let worker = 0;

  const startedBackend = async (prefer: BackendId | 'auto', only: boolean): Promise<ChosenBackend> =>
    keeper.current(async () => {
      try {
        const chosen = await chooseBackend(prefer, only);
        emit({ type: 'backendsReported', reports: chosen.reports, active: chosen.active });
        return chosen;
      } catch (error) {
        throw new EngineError({ code: 'no-backend', message: `No backend can train here. ${error instanceof Error ? error.message : String(error)}` });
      }
    });

  async function moveLive(live: LiveRun, { active, plan }: ChosenBackend): Promise<void> {
    if (live.source.kind === 'training') live.source = { ...live.source, planRefusal: await moveRun(live.source.run, plan) };
    live.backend = active;
  }

  /** Where packed products may run beside training: TensorFlow's device, where there is one. */
  async function kernelsOnGpu(): Promise<() => readonly ProductKernel[]> {
    const { plan } = await startedBackend('auto', false);
    return () => ('device' in plan && plan.device !== 'wasm' ? webgpuKernels(plan.device) : []);
  }

  async function create(draft: ExperimentDraft): Promise<RunSummary> {
    const { experiment, issues } = validate(draft);
    if (experiment === null) {
      throw new EngineError({ code: 'invalid-experiment', message: issues.map(({ message }) => message).join(' '), issues });
    }
    const { active, reports } = await startedBackend(experiment.backend, experiment.backend !== 'auto');
    if (experiment.backend !== 'auto' && experiment.backend !== active) {
      const why = reports.find(({ id }) => id === experiment.backend)?.reason ?? `A run on ${experiment.backend} needs an engine of its own.`;
      throw new EngineError({ code: 'no-backend', message: `This engine runs on ${active}. ${why}` });
    }
    const { source, backend } = await newRun(experiment);
    const live = adopt({ model: source.run.model, experiment, backend, source, state: 'ready' });
    // The page has something true to show before the first step.
    void show(live);
    return summaryOf(live);
  }

  /** A run at step 0 on the backend in use; made again where the device is lost meanwhile, for nobody would move it. */
  async function newRun(experiment: Experiment): Promise<{ readonly source: TrainingSource; readonly backend: BackendId }> {
    const task = requireData(experiment, library);
    for (;;) {
      const backend = await startedBackend('auto', false);
      const made = await createRun(experiment, backend.plan, { task, onProgress: (share) => emit({ type: 'compiled', share }) });
      if ((await startedBackend('auto', false)) === backend) return { source: { kind: 'training', ...made }, backend: backend.active };
      made.run.dispose();
    }
  }

  /** A run that goes on from a checkpoint. */
  async function resumed(file: PortableModel): Promise<LiveRun> {
    const { experiment } = file;
    const { source, backend } = await newRun(experiment);
    const { run } = source;
    resume(run, file);
    return adopt({ model: run.model, experiment, backend, source, state: run.finished ? 'finished' : run.step === 0 ? 'ready' : 'paused' });
  }

  function adopt(parts: Pick<LiveRun, 'model' | 'experiment' | 'backend' | 'source' | 'state'>): LiveRun {
    created += 1;
    const { seqLen } = parts.experiment;
    const task = taskOf(parts.experiment, library);
    const reference = { baseline: task.baseline(seqLen), floor: task.floor(seqLen) };
    const live: LiveRun = { id: `${parts.backend}-${worker === 0 ? '' : `${worker}.`}${created}`, task, failure: null, evaluation: null, recording: noRecording, reference, packed: createPackedRun(async () => chooseKernel(parts.model.architecture, await kernelsOnGpu())), ...parts };
    runs.set(live.id, live);
    emit({ type: 'created', summary: summaryOf(live) });
    return live;
  }

  /** Emits weights and held-out results as they stand, unless the run goes away or on meanwhile. */
  async function show(live: LiveRun): Promise<void> {
    const { id } = live;
    const layer = focus.id === id ? focus.layer : null;
    try {
      const looked = await keeper.surviving(async () => inspectRun(live, layer));
      if (runs.get(id) === live) emit({ type: 'inspected', id, ...looked });
      if (trainer.isTraining(id) || live.task.lacksData === true) return;
      const evaluation = await keeper.surviving(async () => evaluateRun(live));
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
    await keeper.whenReady();
    await trainer.train(live, run, Math.min(until(run), run.experiment.steps));
    return summaryOf(live);
  }

  async function reset(id: RunId): Promise<void> {
    const { live, run } = trainable(id);
    await trainer.pause(id);
    await keeper.whenReady();
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
    await keeper.whenReady();
    runs.delete(id);
    disposeRun(live);
    emit({ type: 'removed', id });
  }

  return {
    async backends({ prefer = 'auto', only = false, worker: place = 0 }) {
      worker = place;
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
      await keeper.whenReady();
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
      if (live !== undefined) emit({ type: 'inspected', id: live.id, ...(await keeper.surviving(async () => inspectRun(live, layer))) });
      return null;
    },
    runs: async () => [...runs.values()].map(summaryOf),
    inspect: async ({ id }) => (await keeper.surviving(async () => inspectRun(liveRun(id)))).inspection,
    async predict({ id, input, options }) {
      const live = liveRun(id);
      return keeper.surviving(async () => withPackedModel(live, async (model) => predict(model, live.task, input, options)));
    },
    attention: async ({ id, input }) => keeper.surviving(async () => attentionOfRun(liveRun(id), input)),
    dissect: async ({ id, input, ...place }) => keeper.surviving(async () => dissectRun(liveRun(id), input, place)),
    async rehearse({ id, layer }) {
      const { live, run } = trainable(id);
      return keeper.surviving(async () => rehearseRun(live, run, layer));
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
      return keeper.surviving(async () => exportRun(live, chosen, (stage, share) => emit({ type: 'exportProgressed', id, format, stage, share })));
    },
    async open({ bytes }) {
      const file = readAny(bytes);
      const { experiment } = file;
      const { active } = await startedBackend('auto', false);
      const live = file.optimiser === undefined ? adopt({ model: bitNetOf(architectureOf(experiment)), experiment, backend: active, source: { kind: 'opened', file }, state: 'paused' }) : await resumed(file);
      await show(live);
      return summaryOf(live);
    },
  };
}

const noReplacement = async (): Promise<never> => {
  throw new EngineError({ code: 'no-backend', message: 'The device was lost, and this engine knows no other.' });
};

/** Why a run cannot be written in a format, or null: known before anybody asks for the file. */
function refuseFormat({ holds, refuse }: Format, live: LiveRun): string | null {
  if (holds !== 'codes' && !hasLatents(live)) return 'This model was opened from packed weights: the full-precision weights behind them are not in such a file. Take packed weights, or train a run of your own.';
  if (holds === 'training' && live.source.kind === 'opened') return 'This model was opened from a file without an optimiser, so there is no training to go on with. Take master weights, or train a run of your own.';
  return refuse(live.experiment);
}

/** The task of a run that is to be trained; throws `missing-data` where its data is not held here. */
function requireData(experiment: Experiment, library: DataLibrary): Task {
  const { data } = experiment;
  if (data?.kind === 'foreign') throw new EngineError({ code: 'not-trainable', message: 'A model from elsewhere brings no examples to train on. Try it, look inside, save it again; or choose a task and train a model of your own.' });
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
