import type { OwnData } from '../../catalog/data/own-data';
import type { FormatRegistry } from '../../formats/formats';
import type { Cores } from '../cores';
import { reportError } from '../engine-error';
import type { EngineEvent, RunId } from '../protocol';
import type { Trainer } from '../trainer/trainer';
import type { EngineBackend } from './engine-backend';
import { evaluateRun, inspectRun, summaryOf, type LiveRun } from './live-run';
import type { RunMaker } from './run-maker';
import { removedMeanwhile, type RunRegistry } from './run-registry';
import type { Shelving } from './shelving';

/** The run and the layer in focus. */
export interface Focus {
  id: RunId | null;
  layer: string | null;
}

/** The parts of one engine, shared by the request handlers. */
export interface EngineParts {
  readonly emit: (event: EngineEvent) => void;
  readonly backend: EngineBackend;
  readonly cores: Cores;
  readonly runs: RunRegistry;
  readonly maker: RunMaker;
  readonly trainer: Trainer;
  /** A person's data, by its digest. */
  readonly library: Map<string, OwnData>;
  /** Absent: all that the page knows. */
  readonly formats?: FormatRegistry;
  readonly focus: Focus;
  readonly shelving: Shelving;
  /** Emits current weights and held-out results; dropped if the run is removed or trains on meanwhile. */
  show(live: LiveRun): Promise<void>;
}

/**
 * Does something with a run that may be removed meanwhile. Removal frees its weights even while they are being read:
 * the resulting error is reported as `unknown-run`. Retries where a device is lost meanwhile.
 */
export async function whileThere<T>(
  { backend, runs }: Pick<EngineParts, 'backend' | 'runs'>,
  live: LiveRun,
  work: () => Promise<T>,
): Promise<T> {
  return backend.surviving(async () => {
    try {
      return await work();
    } catch (error) {
      if (runs.holds(live)) throw error;
      throw removedMeanwhile(live);
    }
  });
}

/**
 * Emits current weights and held-out results of a run; dropped if it is removed or trains on meanwhile. Never rejects: a
 * run whose weights cannot be read is marked as failed.
 */
export async function showRun(live: LiveRun, { emit, backend, runs, trainer, focus }: Omit<EngineParts, 'show'>): Promise<void> {
  const { id, generation } = live;
  const isThere = (): boolean => runs.holds(live) && live.generation === generation;
  const layer = focus.id === id ? focus.layer : null;
  try {
    const looked = await backend.surviving(async () => inspectRun(live, layer));
    if (isThere()) emit({ type: 'inspected', id, ...looked });
    if (!isThere() || trainer.isTraining(id) || live.task.lacksData === true) return;
    const evaluation = await backend.surviving(async () => evaluateRun(live));
    if (isThere()) emit({ type: 'evaluated', id, evaluation });
  } catch (error) {
    // Removed or reset meanwhile: the result is stale. During training, the trainer reports the failure.
    if (!isThere() || trainer.isTraining(id)) return;
    live.state = 'failed';
    live.failure = reportError(error).message;
    emit({ type: 'failed', summary: summaryOf(live), reason: live.failure });
  }
}
