import * as words from '#words/worker/engine';
import type { OwnData } from '../../catalog/data/own-data';
import type { BackendId } from '../../experiment/experiment';
import type { FormatRegistry } from '../../formats/formats';
import type { ChosenBackend } from '../backends/choose';
import { createCores } from '../cores';
import { EngineError } from '../engine-error';
import type { EngineEvent } from '../protocol';
import type { RunShelf } from '../shelf/run-shelf';
import { createTrainer } from '../trainer/trainer';
import type { Handlers } from './answer';
import { createEngineBackend } from './engine-backend';
import { showRun, type EngineParts, type Focus } from './engine-parts';
import type { LiveRun } from './live-run';
import { dataRequests } from './requests/data';
import { fileRequests } from './requests/files';
import { libraryRequests } from './requests/library';
import { lookRequests } from './requests/looks';
import { trainingRequests } from './requests/training';
import { createRunMaker } from './run-maker';
import { createRunRegistry } from './run-registry';
import { createShelving } from './shelving';

export interface EngineOptions {
  readonly emit: (event: EngineEvent) => void;
  readonly chooseBackend: (prefer: BackendId | 'auto', only: boolean, proven: boolean) => Promise<ChosenBackend>;
  /** Chooses the fallback when a device is lost. */
  readonly replaceBackend?: (former: ChosenBackend, inARow: boolean) => Promise<ChosenBackend>;
  /** Where runs are kept; absent: nowhere. */
  readonly shelf?: RunShelf;
  /** Formats that runs are saved in and opened from, where not those of the page: tests inject others. */
  readonly formats?: FormatRegistry;
}

/**
 * Owns every run of a worker. Independent of `self`: events go to `emit`, so that tests drive it in Node.
 */
export function createEngine({ emit: post, chooseBackend, replaceBackend = noReplacement, shelf, formats }: EngineOptions): Handlers {
  const runs = createRunRegistry();
  const shelving = createShelving({ shelf, emit: post, runs });
  function emit(event: EngineEvent): void {
    shelving.learn(event);
    post(event);
  }
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
  const parts: EngineParts = {
    emit,
    backend,
    cores,
    runs,
    maker,
    trainer,
    library,
    focus,
    shelving,
    show,
    ...(formats === undefined ? {} : { formats }),
  };
  const training = trainingRequests(parts);
  return {
    ...dataRequests(parts),
    ...training,
    ...lookRequests(parts),
    ...fileRequests(parts),
    ...libraryRequests(parts, training.restore),
  };
}

const noReplacement = async (): Promise<never> => {
  throw new EngineError({ code: 'no-backend', message: words.noOtherDevice });
};
