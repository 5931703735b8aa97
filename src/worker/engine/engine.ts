import type { OwnData } from '../../catalog/data/own-data';
import type { BackendId } from '../../experiment/experiment';
import { formats as allFormats, type FormatRegistry } from '../../formats/formats';
import type { ChosenBackend } from '../backends/choose';
import { createCores } from '../cores';
import { EngineError } from '../engine-error';
import type { EngineEvent } from '../protocol';
import { createTrainer } from '../trainer/trainer';
import type { Handlers } from './answer';
import { createEngineBackend } from './engine-backend';
import { showRun, type EngineParts, type Focus } from './engine-parts';
import type { LiveRun } from './live-run';
import { dataRequests } from './requests/data';
import { fileRequests } from './requests/files';
import { lookRequests } from './requests/looks';
import { trainingRequests } from './requests/training';
import { createRunMaker } from './run-maker';
import { createRunRegistry } from './run-registry';

export interface EngineOptions {
  readonly emit: (event: EngineEvent) => void;
  readonly chooseBackend: (prefer: BackendId | 'auto', only: boolean, proven: boolean) => Promise<ChosenBackend>;
  /** Chooses the fallback when a device is lost. */
  readonly replaceBackend?: (former: ChosenBackend, inARow: boolean) => Promise<ChosenBackend>;
  /** Formats that runs are saved in and opened from; tests inject others. */
  readonly formats?: FormatRegistry;
}

/**
 * Owns every run of a worker. Independent of `self`: events go to `emit`, so that tests drive it in Node.
 */
export function createEngine({ emit, chooseBackend, replaceBackend = noReplacement, formats = allFormats }: EngineOptions): Handlers {
  const runs = createRunRegistry();
  const library = new Map<string, OwnData>();
  const focus: Focus = { id: null, layer: null };
  const cores = createCores();
  const backend = createEngineBackend({ emit, chooseBackend, replaceBackend, runs, cores });
  const maker = createRunMaker({ emit, backend, runs, library, cores });
  const trainer = createTrainer({
    emit,
    keeper: backend,
    cores,
    focusedLayer: (id) => (id === focus.id ? focus.layer : undefined),
    isShowing: () => showing > 0,
  });
  let showing = 0;
  async function show(live: LiveRun): Promise<void> {
    showing += 1;
    await showRun(live, parts).finally(() => (showing -= 1));
  }
  const parts: EngineParts = { emit, backend, cores, runs, maker, trainer, library, formats, focus, show };
  return { ...dataRequests(parts), ...trainingRequests(parts), ...lookRequests(parts), ...fileRequests(parts) };
}

const noReplacement = async (): Promise<never> => {
  throw new EngineError({ code: 'no-backend', message: 'The device was lost, and this engine knows no other.' });
};
