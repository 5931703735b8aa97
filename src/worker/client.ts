import type { OwnData } from '../catalog/data/own-data';
import type { BackendId } from '../experiment/experiment';
import { coreLedger } from './cores';
import { EngineError } from './engine-error';
import { openLane, type Lane } from './lane';
import { lanePool, type LanePool } from './lane-pool';
import type { BackendReport, EngineEvent, Requests, RequestType, RunId } from './protocol';

/** What the page asks of the engine, whichever worker answers. */
export interface EngineClient {
  /** Rejects with an {@link EngineError}. */
  request<T extends RequestType>(type: T, args: Requests[T]['args']): Promise<Requests[T]['result']>;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

const spawnWorker = (): Worker => new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });

/**
 * Workers of a backend that computes on the CPU: one for each run of a comparison, while there are cores for them. Three
 * runs share two cores better as three workers than as two.
 */
export const mostWorkers = Math.min(6, Math.max(3, globalThis.navigator?.hardwareConcurrency ?? 3));

export interface EngineClientOptions {
  readonly spawn?: () => Worker;
  /** Cores that workers divide among themselves by sharing memory; null where they cannot. By default, those of the page. */
  readonly cores?: SharedArrayBuffer | null;
}

/** Memory can be shared on a page that is cross-origin isolated, as its server decides by two headers. */
function pageCores(): SharedArrayBuffer | null {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1;
  return globalThis.crossOriginIsolated === true && cores > 1 ? coreLedger(cores) : null;
}

/**
 * One engine to the page, workers behind it: a worker keeps the backend it has chosen, so a run that asks for another one
 * by name gets another worker. A graphics card needs one; on the CPU each run has its own. Runs are found by their id.
 */
export function createEngineClient({ spawn = spawnWorker, cores = pageCores() }: EngineClientOptions = {}): EngineClient {
  const listeners = new Set<(event: EngineEvent) => void>();
  const laneOfRun = new Map<RunId, Lane>();
  const pools = new Map<BackendId, LanePool>();
  /** What each worker holds of the person's data; this side keeps one copy for workers still to come. */
  const library = new Map<string, OwnData>();
  const heldBy = new WeakMap<Lane, Set<string>>();
  let chosen: Promise<Requests['backends']['result']> | null = null;
  const shared = cores === null ? {} : { cores };
  const main = open();

  function open(): Lane {
    const lane = openLane(spawn(), (event) => {
      if (event.type === 'created') laneOfRun.set(event.summary.id, lane);
      if (event.type === 'removed') laneOfRun.delete(event.id);
      // What the page says of backends is about the main worker; others are answered where they were asked for.
      if (event.type === 'backendsReported') {
        if (lane !== main) return;
        // It may change its backend when a device is lost.
        chosen = Promise.resolve(event);
      }
      for (const listener of listeners) listener(event);
    });
    return lane;
  }

  const choose = (): Promise<Requests['backends']['result']> => (chosen ??= main.request('backends', { ...shared }));

  const runsOf = (lane: Lane): number => [...laneOfRun.values()].filter((each) => each === lane).length;

  /** The workers of a backend, or of the one that the main worker has chosen. */
  async function poolOf(backend: BackendId | 'auto'): Promise<LanePool> {
    const { active } = await choose();
    const id = backend === 'auto' ? active : backend;
    const known = pools.get(id);
    if (known !== undefined) return known;
    const pool = lanePool({ first: id === active ? [main] : [], most: id === 'webgpu' ? 1 : mostWorkers, start: async (number) => startLane(id, number, id === active), runsOf });
    pools.set(id, pool);
    return pool;
  }

  async function startLane(prefer: BackendId, number: number, proven: boolean): Promise<Lane> {
    const lane = open();
    try {
      await lane.request('backends', { prefer, only: true, proven, worker: number, ...shared });
      return lane;
    } catch (error) {
      lane.close();
      throw error;
    }
  }

  async function backends({ prefer = 'auto' }: Requests['backends']['args']): Promise<Requests['backends']['result']> {
    const { reports, active } = await choose();
    if (prefer === 'auto' || prefer === active) return { reports, active };
    const pool = await poolOf(prefer);
    const failure = await pool.withNext(async () => null).catch((error: unknown) => messageOf(error));
    const report = (old: BackendReport): BackendReport => {
      if (old.id !== prefer) return old;
      const { reason: _ranked, ...facts } = old;
      return failure === null ? { ...facts, usable: true } : { ...old, usable: false, reason: failure };
    };
    return { reports: reports.map(report), active: failure === null ? prefer : active };
  }

  function laneOfId(id: RunId): Lane {
    // The main worker refuses unknown ids, in words.
    return laneOfRun.get(id) ?? main;
  }

  /** Hands a worker the data that an experiment names, unless it has it already. */
  async function supply(lane: Lane, digest: unknown): Promise<void> {
    const data = typeof digest === 'string' ? library.get(digest) : undefined;
    const held = heldBy.get(lane) ?? new Set<string>();
    if (data === undefined || held.has(data.card.digest)) return;
    await lane.request('holdData', { data });
    heldBy.set(lane, held.add(data.card.digest));
  }

  /** Asks every worker for its share of the ids. */
  async function perLane(type: 'play' | 'pause' | 'reset' | 'remove', ids: readonly RunId[]): Promise<null> {
    const shares = new Map<Lane, RunId[]>();
    for (const id of ids) shares.set(laneOfId(id), [...(shares.get(laneOfId(id)) ?? []), id]);
    await Promise.all([...shares].map(async ([lane, share]) => lane.request(type, { ids: share })));
    return null;
  }

  const openLanes = (): readonly Lane[] => [...new Set([main, ...[...pools.values()].flatMap((pool) => pool.lanes())])];

  const routes: { readonly [T in RequestType]: (args: Requests[T]['args']) => Promise<Requests[T]['result']> } = {
    backends,
    async readData(args) {
      const read = await main.request('readData', args);
      const { digest } = read.data.card;
      library.set(digest, read.data);
      heldBy.set(main, (heldBy.get(main) ?? new Set()).add(digest));
      return read;
    },
    async holdData({ data }) {
      library.set(data.card.digest, data);
      await supply(main, data.card.digest);
      return null;
    },
    async forgetData({ digest }) {
      library.delete(digest);
      for (const lane of openLanes()) if (heldBy.get(lane)?.delete(digest) === true) await lane.request('forgetData', { digest });
      return null;
    },
    async create(args) {
      const pool = await poolOf(backendAsked(args.experiment.backend));
      return pool.withNext(async (lane) => {
        await supply(lane, args.experiment.data?.digest);
        return lane.request('create', args);
      });
    },
    play: async ({ ids }) => perLane('play', ids),
    pause: async ({ ids }) => perLane('pause', ids),
    reset: async ({ ids }) => perLane('reset', ids),
    remove: async ({ ids }) => perLane('remove', ids),
    step: async (args) => laneOfId(args.id).request('step', args),
    finish: async (args) => laneOfId(args.id).request('finish', args),
    setLearningRate: async (args) => laneOfId(args.id).request('setLearningRate', args),
    inspect: async (args) => laneOfId(args.id).request('inspect', args),
    predict: async (args) => laneOfId(args.id).request('predict', args),
    attention: async (args) => laneOfId(args.id).request('attention', args),
    dissect: async (args) => laneOfId(args.id).request('dissect', args),
    rehearse: async (args) => laneOfId(args.id).request('rehearse', args),
    formats: async (args) => laneOfId(args.id).request('formats', args),
    export: async (args) => laneOfId(args.id).request('export', args),
    open: async (args) => main.request('open', args),
    async focus({ id, layer }) {
      const lanes = openLanes();
      await Promise.all(lanes.map(async (lane) => lane.request('focus', id !== null && laneOfId(id) === lane ? { id, layer } : { id: null, layer: null })));
      return null;
    },
    async runs() {
      const lanes = openLanes();
      return (await Promise.all(lanes.map(async (lane) => lane.request('runs', {})))).flat();
    },
  };

  return {
    request: (type, args) => routes[type](args),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Anything that is no backend goes to the main worker, whose validation names it. */
const backendAsked = (backend: unknown): BackendId | 'auto' => (backend === 'webgpu' || backend === 'wasm' || backend === 'cpu' ? backend : 'auto');

const messageOf = (error: unknown): string => (error instanceof EngineError || error instanceof Error ? error.message : String(error));
