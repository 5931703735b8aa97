import * as words from '#words/worker/engine';
import type { OwnData } from '../../catalog/data/own-data';
import type { FormatRegistry } from '../../formats/formats';
import { EngineError } from '../engine-error';
import type { EngineEvent } from '../protocol';
import { keepBeating } from '../shelf/open-tabs';
import type { RunShelf } from '../shelf/run-shelf';
import { createTrainer } from '../trainer/trainer';
import type { Handlers } from './answer';
import { moveRun } from './create-run';
import { createEngineStart, type EngineStart, type StartOptions } from './engine-start';
import { showRun, type EngineParts, type Focus } from './engine-parts';
import { summaryOf, type LiveRun } from './live-run';
import { dataRequests } from './requests/data';
import { fileRequests } from './requests/files';
import { libraryRequests } from './requests/library';
import { lookRequests } from './requests/looks';
import { trainingRequests } from './requests/training';
import { createRunMaker } from './run-maker';
import { createShelving } from './shelving';

export interface EngineOptions extends Omit<StartOptions, 'replaceBackend'>, Partial<Pick<StartOptions, 'replaceBackend'>> {
  /** What has been started already; absent: it is started here. */
  readonly start?: EngineStart;
  /** Where runs are kept; absent: nowhere. */
  readonly shelf?: RunShelf;
  /** Formats that runs are saved in and opened from, where not those of the page: tests inject others. */
  readonly formats?: FormatRegistry;
}

/**
 * Owns every run of a worker. Independent of `self`: events go to `emit`, so that tests drive it in Node.
 */
export function createEngine({
  emit: post,
  chooseBackend,
  replaceBackend = noReplacement,
  start,
  shelf,
  formats,
}: EngineOptions): Handlers {
  const started = start ?? createEngineStart({ emit: post, chooseBackend, replaceBackend });
  const { runs, cores, backend } = started;
  const shelving = createShelving({ shelf, emit: post, runs, tab: started.tab });
  started.setTabListener((tab) => shelf !== undefined && void keepBeating(shelf, tab));
  started.setListener((event) => shelving.learn(event));
  started.setMoves({
    summaryOf,
    async move(live, { active, plan }) {
      if (live.source.kind === 'training')
        live.source = { ...live.source, planRefusal: await moveRun(live.source.run, plan, { coreShare: cores.share, looksLater: true }) };
      live.backend = active;
    },
  });
  function emit(event: EngineEvent): void {
    shelving.learn(event);
    post(event);
  }
  const library = new Map<string, OwnData>();
  const focus: Focus = { id: null, layer: null };
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
    ...started.handlers,
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
