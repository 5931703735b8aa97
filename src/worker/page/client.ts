import '../own-scripts';
import type { BackendId } from '../../experiment/experiment';
import { coreLedger } from '../cores';
import { EngineError } from '../engine-error';
import type { EngineEvent, Requests, RequestType, RunId } from '../protocol';
import { holdTab, uniqueName } from '../tabs';
import { knownRuns } from './known-runs';
import type { Lane } from './lane';
import { personData } from './person-data';
import { openWorkers, type WorkersOptions } from './workers';

/** The engine as the page calls it, whichever worker answers. */
export interface EngineClient {
  /** Rejects with an {@link EngineError}. */
  request<T extends RequestType>(type: T, args: Requests[T]['args']): Promise<Requests[T]['result']>;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

/** The engine as whoever has made it holds it. */
export interface OwnedEngineClient extends EngineClient {
  /** Terminates every worker; pending and later requests are rejected. */
  close(): void;
}

const spawnWorker = (): Worker => new Worker(new URL('../engine/engine.worker.ts', import.meta.url), { type: 'module' });

/**
 * Workers of a backend that computes on the CPU: one for each run of a comparison, while there are cores for them. Three
 * runs share two cores better as three workers than as two.
 */
export const mostWorkers = Math.min(6, Math.max(3, globalThis.navigator?.hardwareConcurrency ?? 3));

export interface EngineClientOptions extends Partial<Pick<WorkersOptions, 'spawn' | 'turnTakesMs'>> {
  /** Cores that workers divide among themselves by sharing memory; null where they cannot. By default, those of the page. */
  readonly cores?: SharedArrayBuffer | null;
}

/** Memory can be shared on a page that is cross-origin isolated, as its server decides by two headers. */
function pageCores(): SharedArrayBuffer | null {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1;
  return globalThis.crossOriginIsolated === true && cores > 1 ? coreLedger(cores) : null;
}

/**
 * One engine to the page, workers behind it: a worker keeps the backend it has chosen, so a run that names another one
 * gets another worker. A graphics card needs one worker; on the CPU each run has its own. Requests are routed by run id.
 */
export function createEngineClient({ spawn = spawnWorker, cores = pageCores(), turnTakesMs }: EngineClientOptions = {}): OwnedEngineClient {
  const listeners = new Set<(event: EngineEvent) => void>();
  const runs = knownRuns();
  const tab = uniqueName();
  const data = personData();
  const workers = openWorkers({
    spawn,
    ...(turnTakesMs === undefined ? {} : { turnTakesMs }),
    most: mostWorkers,
    cores,
    tab,
    runs,
    data,
    emit: (event) => listeners.forEach((listener) => listener(event)),
  });
  const { main } = workers;
  holdTab(tab);

  /** Unknown ids go to the main worker, whose error names them. */
  const laneOf = (id: RunId): Lane => runs.get(id)?.lane ?? main;

  /** Asks every worker for its share of the ids. */
  async function perLane(type: 'play' | 'pause' | 'reset' | 'remove' | 'prepareLooks', ids: readonly RunId[]): Promise<null> {
    const shares = new Map<Lane, readonly RunId[]>();
    for (const id of ids) shares.set(laneOf(id), [...(shares.get(laneOf(id)) ?? []), id]);
    await Promise.all([...shares].map(async ([lane, share]) => lane.request(type, { ids: share })));
    return null;
  }

  /** Has a worker make a run, with the data that its experiment names at hand. */
  async function make<T extends 'create' | 'restore' | 'resume'>(
    type: T,
    args: Requests[T]['args'],
    experiment: Requests['create']['args']['experiment'],
  ): Promise<Requests[T]['result']> {
    const pool = await workers.of(backendAsked(experiment));
    return pool.withNext(async (lane) => {
      await data.supply(lane, experiment.data?.digest);
      return lane.request(type, args);
    });
  }

  /** Pending restores, by run id: concurrent requests share one. */
  const returning = new Map<RunId, Promise<unknown>>();

  async function restore(args: Requests['restore']['args']): Promise<Requests['restore']['result']> {
    const { id, experiment } = args.kept;
    while (returning.has(id)) await returning.get(id);
    const known = runs.get(id);
    if (known !== undefined) return known.lane.request('restore', args);
    const restored = make('restore', args, experiment);
    returning.set(
      id,
      restored.catch(() => undefined).finally(() => returning.delete(id)),
    );
    return restored;
  }

  /** On the backend that trained it, where there still is one; a run that is alive stays where it is. */
  async function resume(args: Requests['resume']['args']): Promise<Requests['resume']['result']> {
    const here = runs.ofLibrary(args.id);
    if (here !== undefined) return here.lane.request('resume', args);
    const entry = (await main.request('library', {})).find(({ id }) => id === args.id);
    if (entry === undefined) return main.request('resume', args);
    const { experiment, summary } = entry;
    return make('resume', args, { ...experiment, backend: summary.backend }).catch(async (error: unknown) => {
      if (error instanceof EngineError && error.code === 'no-backend') return make('resume', args, experiment);
      throw error;
    });
  }

  const routes: { readonly [T in RequestType]: (args: Requests[T]['args']) => Promise<Requests[T]['result']> } = {
    backends: workers.backends,
    async readData(args) {
      const read = await main.request('readData', args);
      data.add(read.data, main);
      return read;
    },
    async holdData(args) {
      data.add(args.data);
      await data.supply(main, args.data.card.digest);
      return null;
    },
    async forgetData({ digest }) {
      await data.forget(digest, workers.all());
      return null;
    },
    create: async (args) => make('create', args, args.experiment),
    play: async ({ ids }) => perLane('play', ids),
    pause: async ({ ids }) => perLane('pause', ids),
    reset: async ({ ids }) => perLane('reset', ids),
    remove: async ({ ids }) => perLane('remove', ids),
    step: async (args) => laneOf(args.id).request('step', args),
    finish: async (args) => laneOf(args.id).request('finish', args),
    setLearningRate: async (args) => laneOf(args.id).request('setLearningRate', args),
    inspect: async (args) => laneOf(args.id).request('inspect', args),
    predict: async (args) => laneOf(args.id).request('predict', args),
    prepareLooks: async ({ ids }) => perLane('prepareLooks', ids),
    attention: async (args) => laneOf(args.id).request('attention', args),
    dissect: async (args) => laneOf(args.id).request('dissect', args),
    rehearse: async (args) => laneOf(args.id).request('rehearse', args),
    fingerprint: async (args) => laneOf(args.id).request('fingerprint', args),
    formats: async (args) => laneOf(args.id).request('formats', args),
    export: async (args) => laneOf(args.id).request('export', args),
    open: async (args) => main.request('open', args),
    library: async (args) => main.request('library', args),
    resume,
    async shelve(args) {
      await Promise.all(workers.all().map(async (lane) => lane.request('shelve', args)));
      return null;
    },
    setAside: async (args) => main.request('setAside', args),
    recall: async (args) => main.request('recall', args),
    describe: async (args) => main.request('describe', args),
    discard: async (args) => main.request('discard', args),
    bringBack: async (args) => main.request('bringBack', args),
    packKept: async (args) => main.request('packKept', args),
    bringLibrary: async (args) => main.request('bringLibrary', args),
    async emptyLibrary(args) {
      await Promise.all(workers.all().map(async (lane) => lane.request('emptyLibrary', args)));
      return null;
    },
    keep: async (args) => laneOf(args.id).request('keep', args),
    restore,
    alive: async (args) => main.request('alive', args),
    async focus({ id, layer }) {
      const focusIn = (lane: Lane): Requests['focus']['args'] =>
        id !== null && laneOf(id) === lane ? { id, layer } : { id: null, layer: null };
      await Promise.all(workers.all().map(async (lane) => workers.focus(lane, focusIn(lane))));
      return null;
    },
    runs: async () => (await Promise.all(workers.all().map(async (lane) => lane.request('runs', {})))).flat(),
  };

  return {
    request: (type, args) => routes[type](args),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => workers.all().forEach((lane) => lane.close()),
  };
}

/** Anything that is no backend goes to the main worker, whose validation names it. */
function backendAsked({ backend }: { readonly backend?: unknown }): BackendId | 'auto' {
  return backend === 'webgpu' || backend === 'wasm' || backend === 'cpu' ? backend : 'auto';
}
