import type { OwnData } from '../../catalog/data/own-data';
import type { BackendId } from '../../experiment/experiment';
import { coreLedger, releaseCores } from '../cores';
import type { BackendReport, EngineEvent, KeptRun, Requests, RequestType, RunId, RunSummary } from '../protocol';
import { openLane, type Lane, type LaneOptions } from './lane';
import { lanePool, type LanePool } from './lane-pool';
import { patienceFor } from './patience';

/** What the page asks of the engine, whichever worker answers. */
export interface EngineClient {
  /** Rejects with an {@link EngineError}. */
  request<T extends RequestType>(type: T, args: Requests[T]['args']): Promise<Requests[T]['result']>;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

const spawnWorker = (): Worker => new Worker(new URL('../engine/engine.worker.ts', import.meta.url), { type: 'module' });

/**
 * Workers of a backend that computes on the CPU: one for each run of a comparison, while there are cores for them. Three
 * runs share two cores better as three workers than as two.
 */
export const mostWorkers = Math.min(6, Math.max(3, globalThis.navigator?.hardwareConcurrency ?? 3));

export interface EngineClientOptions {
  readonly spawn?: () => Worker;
  /** Cores that workers divide among themselves by sharing memory; null where they cannot. By default, those of the page. */
  readonly cores?: SharedArrayBuffer | null;
  /** See {@link LaneOptions.turnTakesMs}. */
  readonly turnTakesMs?: number;
}

/** Memory can be shared on a page that is cross-origin isolated, as its server decides by two headers. */
function pageCores(): SharedArrayBuffer | null {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1;
  return globalThis.crossOriginIsolated === true && cores > 1 ? coreLedger(cores) : null;
}

/** What is known of a run, in case the worker that has it dies. */
interface KnownRun {
  readonly lane: Lane;
  summary: RunSummary;
  kept: KeptRun | null;
}

/** What a worker was told when it started, and what it is looking at. */
interface LaneFacts {
  backends: Requests['backends']['args'];
  /** Digests of the person's data that it holds. */
  readonly held: Set<string>;
  focus: Requests['focus']['args'];
  isReviving: boolean;
}

/**
 * One engine to the page, workers behind it: a worker keeps the backend it has chosen, so a run that asks for another one
 * by name gets another worker. A graphics card needs one; on the CPU each run has its own. Runs are found by their id.
 * A worker that dies is replaced, and its runs go on from where they were kept last.
 */
export function createEngineClient({ spawn = spawnWorker, cores = pageCores(), turnTakesMs }: EngineClientOptions = {}): EngineClient {
  const listeners = new Set<(event: EngineEvent) => void>();
  const runs = new Map<RunId, KnownRun>();
  const pools = new Map<BackendId, LanePool>();
  /** The person's data, one copy for workers still to come. */
  const library = new Map<string, OwnData>();
  const facts = new Map<Lane, LaneFacts>();
  let chosen: Promise<Requests['backends']['result']> | null = null;
  /** Workers are numbered, those that take over included: their runs have ids that no other has. */
  let begun = 0;
  const shared = cores === null ? {} : { cores };
  const main = open({ ...shared });

  const emit = (event: EngineEvent): void => listeners.forEach((listener) => listener(event));

  function open(backends: Requests['backends']['args']): Lane {
    const lane: Lane = openLane({
      spawn,
      ...(turnTakesMs === undefined ? {} : { turnTakesMs }),
      onEvent: (event) => take(lane, event),
      isBusy: () => runsIn(lane).some(({ summary }) => summary.state === 'running'),
      patienceMs: (asked) =>
        patienceFor(
          runsIn(lane).map(({ summary }) => summary),
          asked,
        ),
      revive: async (...details) => revive(lane, ...details),
      onGivenUp: ({ message }) => abandon(lane, message),
    });
    facts.set(lane, { backends: { ...backends, worker: begun++ }, held: new Set(), focus: { id: null, layer: null }, isReviving: false });
    return lane;
  }

  function take(lane: Lane, event: EngineEvent): void {
    remember(lane, event);
    if (event.type === 'kept') return;
    // What the page says of backends is about the main worker; others are answered where they were asked for.
    if (event.type === 'backendsReported') {
      if (lane !== main || facts.get(lane)?.isReviving === true) return;
      // It may change its backend when a device is lost.
      chosen = Promise.resolve(event);
    }
    emit(event);
  }

  function remember(lane: Lane, event: EngineEvent): void {
    switch (event.type) {
      case 'created':
      case 'restored': {
        const { summary } = event;
        runs.set(summary.id, { lane, summary, kept: runs.get(summary.id)?.kept ?? null });
        return;
      }
      case 'progressed':
      case 'paused':
      case 'finished':
      case 'failed':
        return note(event.summary);
      case 'wasReset': {
        note(event.summary);
        const run = runs.get(event.summary.id);
        if (run !== undefined) run.kept = null;
        return;
      }
      case 'deviceReplaced':
        return event.summaries.forEach(note);
      case 'kept': {
        const run = runs.get(event.kept.id);
        if (run !== undefined) run.kept = event.kept;
        return;
      }
      case 'removed':
        runs.delete(event.id);
        return;
      case 'backendsReported':
      case 'compiled':
      case 'evaluated':
      case 'inspected':
      case 'exportProgressed':
      case 'deviceLost':
      case 'engineReplaced':
        return;
    }
  }

  function note(summary: RunSummary): void {
    const run = runs.get(summary.id);
    if (run !== undefined) run.summary = summary;
  }

  const runsIn = (lane: Lane): readonly KnownRun[] => [...runs.values()].filter((run) => run.lane === lane);

  /** Brings a fresh worker to where the one before it was. */
  async function revive(
    lane: Lane,
    ...[ask, reason, unanswered]: Parameters<NonNullable<LaneOptions['revive']>>
  ): ReturnType<NonNullable<LaneOptions['revive']>> {
    const known = facts.get(lane);
    if (known === undefined) return unanswered;
    const former = runsIn(lane);
    const playing = former.filter(({ summary }) => summary.state === 'running');
    if (cores !== null && playing.length > 0) releaseCores(cores);
    known.isReviving = true;
    try {
      known.backends = { ...known.backends, worker: begun++ };
      // Before it had a backend, it was being asked for one.
      const hasStarted = lane !== main || chosen !== null;
      if (hasStarted && !unanswered.some(({ type }) => type === 'backends')) await startAgain(lane, ask, known);
      for (const digest of known.held) {
        const data = library.get(digest);
        if (data !== undefined) await ask('holdData', { data });
      }
      for (const { summary, kept } of former) await restoreInto(lane, ask, summary, kept);
      if (known.focus.id !== null) await ask('focus', known.focus);
    } finally {
      known.isReviving = false;
    }
    const awaited = new Set(
      unanswered.filter(({ type }) => type === 'step' || type === 'finish').map(({ args }) => ('id' in args ? args.id : null)),
    );
    const ids = playing
      .map(({ summary }) => summary.id)
      .filter((id) => runs.get(id)?.lane === lane && !awaited.has(id) && runs.get(id)?.summary.state !== 'failed');
    if (ids.length > 0) await ask('play', { ids });
    if (former.length > 0) emit({ type: 'engineReplaced', reason, summaries: runsIn(lane).map(({ summary }) => summary) });
    return unanswered.map((each) => (each.type === 'step' && 'id' in each.args ? stepsLeft(each, String(each.args.id)) : each));
  }

  async function startAgain(lane: Lane, ask: Lane['request'], known: LaneFacts): Promise<void> {
    const { prefer, ...others } = known.backends;
    const active = lane === main ? (await (chosen ?? Promise.reject(new Error('No backend was chosen.')))).active : prefer;
    try {
      await ask('backends', { ...others, ...(active === undefined ? {} : { prefer: active }), only: true, proven: true });
    } catch {
      // What it ran on may have gone with it.
      const result = await ask('backends', others);
      if (lane === main) chosen = Promise.resolve(result);
    }
  }

  async function restoreInto(lane: Lane, ask: Lane['request'], summary: RunSummary, kept: KeptRun | null): Promise<void> {
    const { id, owner, experiment, learningRate } = summary;
    const untrained: KeptRun = {
      id,
      owner,
      experiment,
      state: 'ready',
      failure: null,
      evaluation: null,
      training: { snapshot: null, learningRate, elapsedMs: 0, lastLossNats: null, until: null },
    };
    try {
      await ask('restore', { kept: kept ?? untrained });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      take(lane, { type: 'failed', summary: { ...summary, state: 'failed', failure: message }, reason: message });
    }
  }

  /** A number of steps that was asked for, less those that were taken before the worker died. */
  function stepsLeft(
    asked: { readonly type: RequestType; readonly args: object },
    id: RunId,
  ): { readonly type: RequestType; readonly args: object } {
    const run = runs.get(id);
    const until = run?.kept?.training?.until ?? null;
    if (run === undefined || until === null) return asked;
    const count = until - run.summary.step;
    return count >= 1 ? { type: 'step', args: { id, count } } : { type: 'keep', args: { id } };
  }

  /** No worker will have these runs again. */
  function abandon(lane: Lane, message: string): void {
    for (const { summary } of runsIn(lane))
      take(lane, { type: 'failed', summary: { ...summary, state: 'failed', failure: message }, reason: message });
    for (const pool of pools.values()) pool.drop(lane);
    if (lane === main) chosen = null;
  }

  /** Asked again where there was no answer: what failed may work by now. */
  function choose(): Promise<Requests['backends']['result']> {
    if (chosen !== null) return chosen;
    const asked = main.request('backends', facts.get(main)?.backends ?? {});
    chosen = asked;
    asked.catch(() => {
      if (chosen === asked) chosen = null;
    });
    return asked;
  }

  /** The workers of a backend, or of the one that the main worker has chosen. */
  async function poolOf(backend: BackendId | 'auto'): Promise<LanePool> {
    const { active } = await choose();
    const id = backend === 'auto' ? active : backend;
    const known = pools.get(id);
    if (known !== undefined) return known;
    const pool = lanePool({
      first: id === active ? [main] : [],
      most: id === 'webgpu' ? 1 : mostWorkers,
      start: async () => startLane(id, id === active),
      runsOf: (lane) => runsIn(lane).length,
    });
    pools.set(id, pool);
    return pool;
  }

  async function startLane(prefer: BackendId, proven: boolean): Promise<Lane> {
    const lane = open({ prefer, only: true, proven, ...shared });
    try {
      await lane.request('backends', facts.get(lane)?.backends ?? {});
      return lane;
    } catch (error) {
      lane.close();
      facts.delete(lane);
      throw error;
    }
  }

  async function backends({ prefer = 'auto' }: Requests['backends']['args']): Promise<Requests['backends']['result']> {
    const { reports, active } = await choose();
    if (prefer === 'auto' || prefer === active) return { reports, active };
    const pool = await poolOf(prefer);
    const failure = await pool
      .withNext(async () => null)
      .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    const report = (old: BackendReport): BackendReport => {
      if (old.id !== prefer) return old;
      const { reason: _ranked, ...rest } = old;
      return failure === null ? { ...rest, usable: true } : { ...old, usable: false, reason: failure };
    };
    return { reports: reports.map(report), active: failure === null ? prefer : active };
  }

  /** The main worker refuses unknown ids, in words. */
  const laneOfId = (id: RunId): Lane => runs.get(id)?.lane ?? main;

  /** Hands a worker the data that an experiment names, unless it has it already. */
  async function supply(lane: Lane, digest: unknown): Promise<void> {
    const data = typeof digest === 'string' ? library.get(digest) : undefined;
    const held = facts.get(lane)?.held;
    if (data === undefined || held?.has(data.card.digest) !== false) return;
    await lane.request('holdData', { data });
    held.add(data.card.digest);
  }

  /** Asks every worker for its share of the ids. */
  async function perLane(type: 'play' | 'pause' | 'reset' | 'remove', ids: readonly RunId[]): Promise<null> {
    const shares = new Map<Lane, RunId[]>();
    for (const id of ids) shares.set(laneOfId(id), [...(shares.get(laneOfId(id)) ?? []), id]);
    await Promise.all([...shares].map(async ([lane, share]) => lane.request(type, { ids: share })));
    return null;
  }

  /** Runs on their way back, by their ids: asked for twice, they come back once. */
  const returning = new Map<RunId, Promise<unknown>>();

  const openLanes = (): readonly Lane[] => [...new Set([main, ...[...pools.values()].flatMap((pool) => pool.lanes())])];

  const routes: { readonly [T in RequestType]: (args: Requests[T]['args']) => Promise<Requests[T]['result']> } = {
    backends,
    async readData(args) {
      const read = await main.request('readData', args);
      const { digest } = read.data.card;
      library.set(digest, read.data);
      facts.get(main)?.held.add(digest);
      return read;
    },
    async holdData({ data }) {
      library.set(data.card.digest, data);
      await supply(main, data.card.digest);
      return null;
    },
    async forgetData({ digest }) {
      library.delete(digest);
      for (const lane of openLanes()) if (facts.get(lane)?.held.delete(digest) === true) await lane.request('forgetData', { digest });
      return null;
    },
    async create(args) {
      const pool = await poolOf(backendAsked(args.experiment));
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
    keep: async (args) => laneOfId(args.id).request('keep', args),
    async restore(args) {
      const { id, experiment } = args.kept;
      while (returning.has(id)) await returning.get(id);
      const known = runs.get(id);
      if (known !== undefined) return known.lane.request('restore', args);
      const restored = poolOf(backendAsked(experiment)).then(async (pool) =>
        pool.withNext(async (lane) => {
          await supply(lane, experiment.data?.digest);
          return lane.request('restore', args);
        }),
      );
      returning.set(
        id,
        restored.catch(() => undefined).finally(() => returning.delete(id)),
      );
      return restored;
    },
    alive: async (args) => main.request('alive', args),
    async focus({ id, layer }) {
      const lanes = openLanes();
      await Promise.all(
        lanes.map(async (lane) => {
          const focus = id !== null && laneOfId(id) === lane ? { id, layer } : { id: null, layer: null };
          const known = facts.get(lane);
          if (known !== undefined) known.focus = focus;
          return lane.request('focus', focus);
        }),
      );
      return null;
    },
    async runs() {
      return (await Promise.all(openLanes().map(async (lane) => lane.request('runs', {})))).flat();
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
function backendAsked({ backend }: { readonly backend?: unknown }): BackendId | 'auto' {
  return backend === 'webgpu' || backend === 'wasm' || backend === 'cpu' ? backend : 'auto';
}
