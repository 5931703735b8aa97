import type { DataLibrary } from '../catalog/data/own-data';
import type { Task } from '../catalog/tasks/task';
import { taskOf } from '../catalog/tasks/tasks';
import type { BackendId, Experiment } from '../experiment/experiment';
import { chooseKernel } from '../packed/kernels/choose-kernel';
import type { ProductKernel } from '../packed/kernels/product-kernel';
import { webgpuKernels } from '../packed/kernels/webgpu-kernel';
import type { Cores } from './cores';
import { createRun } from './create-run';
import type { EngineBackend } from './engine-backend';
import { EngineError } from './engine-error';
import { summaryOf, type LiveRun, type TrainingSource } from './live-run';
import { createPackedRun } from './packed-run';
import type { EngineEvent } from './protocol';
import { noRecording } from './recording';
import type { RunRegistry } from './run-registry';

/** Makes the runs of an engine. */
export interface RunMaker {
  /** A run at step 0 on the backend in use. Throws `missing-data` or `not-trainable` where its examples are not here. */
  untrained(experiment: Experiment): Promise<{ readonly source: TrainingSource; readonly backend: BackendId }>;
  /** Takes a run in, and tells of it. */
  adopt(parts: Pick<LiveRun, 'model' | 'experiment' | 'backend' | 'source' | 'state'>): LiveRun;
}

export interface RunMakerOptions {
  readonly emit: (event: EngineEvent) => void;
  readonly backend: EngineBackend;
  readonly runs: RunRegistry;
  readonly library: DataLibrary;
  readonly cores: Cores;
}

export function createRunMaker({ emit, backend, runs, library, cores }: RunMakerOptions): RunMaker {
  /** Where packed products may run beside training: TensorFlow's device, where there is one. */
  async function kernelsOnGpu(): Promise<() => readonly ProductKernel[]> {
    const { plan } = await backend.started();
    return () => ('target' in plan && plan.target.kind === 'webgpu' ? webgpuKernels(plan.target.device) : []);
  }

  async function make(experiment: Experiment): Promise<{ readonly source: TrainingSource; readonly backend: BackendId }> {
    const task = requireData(experiment, library);
    // Made again where the device is lost meanwhile, for nobody would move it.
    for (;;) {
      const used = await backend.started();
      const made = await createRun(experiment, used.plan, { task, coreShare: cores.share, onProgress: (share) => emit({ type: 'compiled', share }) });
      if ((await backend.started()) === used) return { source: { kind: 'training', ...made }, backend: used.active };
      made.run.dispose();
    }
  }

  /** One after the other: what compiles for one is there for the next, and its progress is of one. */
  let last: Promise<unknown> = Promise.resolve();

  return {
    async untrained(experiment) {
      const made = last.then(async () => make(experiment));
      last = made.catch(() => undefined);
      return made;
    },
    adopt(parts) {
      const { experiment, model } = parts;
      const task = taskOf(experiment, library);
      const live: LiveRun = {
        id: runs.newId(parts.backend),
        task,
        failure: null,
        evaluation: null,
        recording: noRecording,
        reference: { baseline: task.baseline(experiment.seqLen), floor: task.floor(experiment.seqLen) },
        packed: createPackedRun(async () => chooseKernel(model.architecture, await kernelsOnGpu())),
        ...parts,
      };
      runs.add(live);
      emit({ type: 'created', summary: summaryOf(live) });
      return live;
    },
  };
}

/** The task of a run that is to be trained. */
function requireData(experiment: Experiment, library: DataLibrary): Task {
  const { data } = experiment;
  if (data?.kind === 'foreign') throw new EngineError({ code: 'not-trainable', message: 'A model from elsewhere brings no examples to train on. Try it, look inside, save it again; or choose a task and train a model of your own.' });
  if (data !== null && library.get(data.digest) === undefined) {
    throw new EngineError({ code: 'missing-data', message: 'The data of this experiment is not here any more. Give it again, then train.' });
  }
  return taskOf(experiment, library);
}
