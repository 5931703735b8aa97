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

/** The run and the layer that somebody looks at. */
export interface Focus {
  id: RunId | null;
  layer: string | null;
}

/** What the answers to requests share: the parts of one engine. */
export interface EngineParts {
  readonly emit: (event: EngineEvent) => void;
  readonly backend: EngineBackend;
  readonly cores: Cores;
  readonly runs: RunRegistry;
  readonly maker: RunMaker;
  readonly trainer: Trainer;
  /** A person's data, by its digest. */
  readonly library: Map<string, OwnData>;
  readonly formats: FormatRegistry;
  readonly focus: Focus;
  /** Emits weights and held-out results as they stand, unless the run goes away or on meanwhile. */
  show(live: LiveRun): Promise<void>;
}

/**
 * Does something with a run that may be removed meanwhile. Its weights go with it, under whoever reads them: what fails
 * for that is no fault, and is refused as `unknown-run`. Where a device is lost meanwhile, it is done again.
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
 * Emits weights and held-out results of a run as they stand, unless it goes away or on meanwhile. Never rejects: a run that
 * cannot be looked at has failed.
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
    // Removed or reset while being looked at: nobody wants to know any more. In training, what is wrong with it is told there.
    if (!isThere() || trainer.isTraining(id)) return;
    live.state = 'failed';
    live.failure = reportError(error).message;
    emit({ type: 'failed', summary: summaryOf(live), reason: live.failure });
  }
}
