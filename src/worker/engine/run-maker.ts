import * as words from '#words/worker/engine';
import type { DataLibrary } from '../../catalog/data/own-data';
import type { Task } from '../../catalog/tasks/task';
import { fetchTokenizer } from '../../catalog/tasks/tokenizer-library';
import { taskOf } from '../../catalog/tasks/tasks';
import { architectureOf } from '../../experiment/architecture-of';
import type { BackendId, Experiment } from '../../experiment/experiment';
import { validate } from '../../experiment/validate';
import { modelSpec } from '../../model/model-spec';
import type { Architecture } from '../../experiment/architecture';
import type { ProductKernel } from '../../packed/kernels/product-kernel';
import type { Cores } from '../cores';
import { EngineError } from '../engine-error';
import { uniqueName } from '../tabs';
import type { EngineEvent, KeptRun, RunId } from '../protocol';
import { noRecording } from '../trainer/recording';
import { asComputedHere } from './arithmetic-of-run';
import { createRun } from './create-run';
import type { EngineBackend } from './engine-backend';
import { summaryOf, type LiveRun } from './live-run';
import { createPackedRun } from './packed-run';
import type { TrainingSource } from './run-source';
import type { RunRegistry } from './run-registry';

/** Makes the runs of an engine. */
export interface RunMaker {
  /** A run at step 0 on the backend in use. Throws `missing-data` or `not-trainable` where its examples are not here. */
  untrained(experiment: Experiment): Promise<{ readonly source: TrainingSource; readonly backend: BackendId }>;
  /** Registers a run and emits `created`. */
  adopt(parts: RunParts): LiveRun;
  /** Registers a run of the id and experiment of a kept one, in its initial state, without an event. */
  again(kept: KeptRun): Promise<LiveRun>;
}

type RunParts = Pick<LiveRun, 'model' | 'experiment' | 'backend' | 'source' | 'state' | 'owner'> &
  Partial<Pick<LiveRun, 'libraryId' | 'comparison' | 'wentPlain'>>;

export interface RunMakerOptions {
  readonly emit: (event: EngineEvent) => void;
  readonly backend: EngineBackend;
  readonly runs: RunRegistry;
  readonly library: DataLibrary;
  readonly cores: Cores;
}

export function createRunMaker({ emit, backend, runs, library, cores }: RunMakerOptions): RunMaker {
  /** Packed products run beside training on the device of WebGPU too, if any. With what multiplies codes, which no training needs. */
  async function kernelFor(architecture: Architecture): Promise<ProductKernel> {
    const { chooseKernel } = await import('../../packed/kernels/choose-kernel');
    const { plan } = await backend.started();
    if (!('target' in plan) || plan.target.kind !== 'webgpu') return chooseKernel(architecture, () => []);
    const { device } = plan.target;
    const { webgpuKernels } = await import('../../packed/kernels/webgpu-kernel');
    return chooseKernel(architecture, () => webgpuKernels(device));
  }

  async function make(experiment: Experiment): Promise<{ readonly source: TrainingSource; readonly backend: BackendId }> {
    const task = requireData(experiment, library);
    // Retried where the device is lost meanwhile: an unregistered run is not migrated.
    for (;;) {
      const used = await backend.started();
      const made = await createRun(experiment, used.plan, {
        task,
        coreShare: cores.share,
        onProgress: (share) => emit({ type: 'compiled', share }),
      }).catch(async (error: unknown) => {
        if (await backend.stands(used)) throw error;
        return null;
      });
      if (made === null) continue;
      // A refusal of the plan may be caused by the device loss, too.
      const isRefused = made.planRefusal !== null && 'target' in used.plan;
      if ((await backend.started()) === used && (!isRefused || (await backend.stands(used))))
        return { source: { kind: 'training', ...made }, backend: used.active };
      made.run.dispose();
    }
  }

  /** Sequential: later runs reuse the pipelines compiled for earlier ones, and progress is that of one run. */
  let last: Promise<unknown> = Promise.resolve();

  async function untrained(experiment: Experiment): Promise<{ readonly source: TrainingSource; readonly backend: BackendId }> {
    const made = last.then(async () => make(experiment));
    last = made.catch(() => undefined);
    return made;
  }

  function takeIn(id: RunId, parts: RunParts): LiveRun {
    const { experiment, model } = parts;
    const task = taskOf(experiment, library);
    const live: LiveRun = {
      id,
      task,
      failure: null,
      wentPlain: false,
      evaluation: null,
      libraryId: uniqueName(),
      comparison: null,
      recording: noRecording,
      storingMs: 0,
      stepsPerSecond: null,
      generation: 0,
      reference: { baseline: task.baseline(experiment.seqLen), floor: task.floor(experiment.seqLen) },
      packed: createPackedRun(async () => kernelFor(model.architecture)),
      ...parts,
    };
    runs.add(live);
    return live;
  }

  return {
    untrained,
    adopt(parts) {
      const live = takeIn(runs.newId(parts.backend), parts);
      emit({ type: 'created', summary: summaryOf(live) });
      return live;
    },
    async again({ id, owner, libraryId, comparison, experiment: stored, file: storedFile }) {
      // Kept before there were all the settings of today, it lacks some.
      const experiment = asComputedHere(validate(stored).experiment ?? stored);
      const file = storedFile === undefined ? undefined : { ...storedFile, experiment };
      const common = { experiment, owner, libraryId, comparison };
      if (file !== undefined) {
        if (experiment.data?.kind === 'foreign') await fetchTokenizer(experiment.data);
        const { active } = await backend.started();
        return takeIn(id, {
          ...common,
          model: modelSpec(architectureOf(experiment)),
          backend: active,
          source: { kind: 'opened', file },
          state: 'paused',
        });
      }
      const { source, backend: used } = await untrained(experiment);
      return takeIn(id, { ...common, model: source.run.model, backend: used, source, state: 'ready' });
    },
  };
}

function requireData(experiment: Experiment, library: DataLibrary): Task {
  const { data } = experiment;
  if (data?.kind === 'foreign')
    throw new EngineError({
      code: 'not-trainable',
      message: words.noExamples,
    });
  if (data !== null && library.get(data.digest) === undefined) {
    throw new EngineError({
      code: 'missing-data',
      message: words.noData,
    });
  }
  return taskOf(experiment, library);
}
