import * as words from '#words/worker/page';
import type { BackendId } from '../../experiment/experiment';
import { messageOf } from '../../math/text/message-of';
import { releaseCores } from '../cores';
import type { BackendReport, EngineEvent, Requests, RunId, RunSummary } from '../protocol';
import type { KnownRuns } from './known-runs';
import { openLane, WorkerDied, type Ask, type Lane, type LaneOptions, type Unanswered } from './lane';
import { lanePool, type LanePool } from './lane-pool';
import { patienceFor } from './patience';
import type { PersonData } from './person-data';
import { askedAgain, bringBack, playOn } from './revival';

/**
 * The workers behind the client: the main one, whose choice of a backend is the page's, and for every backend in use as
 * many as it needs. A dead worker is replaced, and its runs resume from their newest snapshots.
 */
export interface Workers {
  readonly main: Lane;
  /** Every worker that has started. */
  all(): readonly Lane[];
  /** The workers of a backend, or of the one that the main worker has chosen. Rejects where none works. */
  of(backend: BackendId | 'auto'): Promise<LanePool>;
  /** Reports on every backend; one requested by name is tried in a worker of its own. */
  backends(args: Requests['backends']['args']): Promise<Requests['backends']['result']>;
  /** Sets the focus of a worker, and of its replacements. */
  focus(lane: Lane, focus: Requests['focus']['args']): Promise<null>;
}

export interface WorkersOptions extends Pick<LaneOptions, 'spawn' | 'turnTakesMs'> {
  /** At most this many for a backend that computes on the processor. */
  readonly most: number;
  /** Cores divided among them; null where memory is not shared. */
  readonly cores: SharedArrayBuffer | null;
  /** The name of this page among all that are open. */
  readonly tab: string;
  readonly runs: KnownRuns;
  readonly data: PersonData;
  readonly emit: (event: EngineEvent) => void;
}

/** Start arguments of a worker, and its focus. */
interface Setup {
  backends: Requests['backends']['args'];
  focus: Requests['focus']['args'];
  isReviving: boolean;
  /** Runs that played when it died, until they play again: its replacement may die as well. */
  interrupted: ReadonlySet<RunId>;
}

export function openWorkers({ most, cores, tab, runs, data, emit, ...laneOptions }: WorkersOptions): Workers {
  const setups = new Map<Lane, Setup>();
  const pools = new Map<BackendId, LanePool>();
  let chosen: Promise<Requests['backends']['result']> | null = null;
  /** Numbers workers, replacements included, so that run ids are unique. */
  let begun = 0;
  const shared = { tab, ...(cores === null ? {} : { cores }) };
  const file = { hasArrived: false };
  const main = open(shared);

  function open(backends: Requests['backends']['args']): Lane {
    const summaries = (): readonly RunSummary[] => runs.in(lane).map(({ summary }) => summary);
    const lane: Lane = openLane({
      ...laneOptions,
      file,
      onEvent: (event) => take(lane, event),
      isBusy: () => summaries().some(({ state }) => state === 'running'),
      patienceMs: (asked) => patienceFor(summaries(), asked),
      revive: async (ask, reason, unanswered) => revive(lane, ask, reason, unanswered),
      onGivenUp: ({ message }) => abandon(lane, message),
    });
    setups.set(lane, {
      backends: { ...backends, worker: begun++ },
      focus: { id: null, layer: null },
      isReviving: false,
      interrupted: new Set(),
    });
    return lane;
  }

  function take(lane: Lane, event: EngineEvent): void {
    runs.learn(lane, event);
    if (event.type === 'kept') return;
    // The page reports the backends of the main worker; other workers report to their requests.
    if (event.type === 'backendsReported') {
      if (lane !== main || setups.get(lane)?.isReviving === true) return;
      // It may change its backend when a device is lost.
      chosen = Promise.resolve(event);
    }
    emit(event);
  }

  const fail = (lane: Lane, summary: RunSummary, reason: string): void =>
    take(lane, { type: 'failed', summary: { ...summary, state: 'failed', failure: reason }, reason });

  async function revive(lane: Lane, ask: Ask, reason: string, unanswered: readonly Unanswered[]): Promise<readonly Unanswered[]> {
    const setup = setups.get(lane);
    if (setup === undefined) return unanswered;
    const former = runs.in(lane);
    const playing = former.filter(({ summary }) => summary.state === 'running' || setup.interrupted.has(summary.id));
    setup.interrupted = new Set(playing.map(({ summary }) => summary.id));
    if (cores !== null && playing.length > 0) releaseCores(cores);
    setup.isReviving = true;
    const worker = begun++;
    try {
      setup.backends = { ...setup.backends, worker };
      // Without a backend yet, the pending request chooses one.
      const hasStarted = lane !== main || chosen !== null;
      await bringBack({
        lane,
        ask,
        runs,
        data,
        focus: () => setup.focus,
        start: async () => {
          if (hasStarted && !unanswered.some(({ type }) => type === 'backends')) await startAgain(lane, ask, setup);
        },
        onFailed: (summary, why) => fail(lane, summary, why),
      });
    } finally {
      // Unless it has died, and the next one is being revived by now.
      if (setup.backends.worker === worker) setup.isReviving = false;
    }
    await playOn({ lane, ask, runs }, playing, unanswered);
    setup.interrupted = new Set();
    if (former.length > 0) emit({ type: 'engineReplaced', reason, summaries: runs.in(lane).map(({ summary }) => summary) });
    return unanswered.map((asked) => askedAgain(asked, runs));
  }

  async function startAgain(lane: Lane, ask: Ask, { backends: { prefer, ...others } }: Setup): Promise<void> {
    const active = lane === main ? (await (chosen ?? Promise.reject(new Error(words.noBackend)))).active : prefer;
    try {
      await ask('backends', { ...others, ...(active === undefined ? {} : { prefer: active }), only: true, proven: true });
    } catch (error) {
      if (error instanceof WorkerDied) throw error;
      // Its backend may be lost with it.
      const result = await ask('backends', others);
      if (lane === main) chosen = Promise.resolve(result);
    }
  }

  /** These runs are permanently lost. */
  function abandon(lane: Lane, message: string): void {
    for (const { summary } of runs.in(lane)) fail(lane, summary, message);
    for (const pool of pools.values()) pool.drop(lane);
    if (lane === main) chosen = null;
  }

  /** A failed attempt is retried: it may succeed by now. */
  function choose(): Promise<Requests['backends']['result']> {
    if (chosen !== null) return chosen;
    const asked = main.request('backends', setups.get(main)?.backends ?? {});
    chosen = asked;
    asked.catch(() => {
      if (chosen === asked) chosen = null;
    });
    return asked;
  }

  async function poolOf(backend: BackendId | 'auto'): Promise<LanePool> {
    const { active } = await choose();
    const id = backend === 'auto' ? active : backend;
    const known = pools.get(id);
    if (known !== undefined) return known;
    const pool = lanePool({
      first: id === active ? [main] : [],
      most: id === 'webgpu' ? 1 : most,
      start: async () => startLane(id, id === active),
      runsOf: (lane) => runs.in(lane).length,
    });
    pools.set(id, pool);
    return pool;
  }

  async function startLane(prefer: BackendId, proven: boolean): Promise<Lane> {
    const { arithmetic } = setups.get(main)?.backends ?? {};
    const lane = open({ prefer, only: true, proven, ...(arithmetic === undefined ? {} : { arithmetic }), ...shared });
    try {
      await lane.request('backends', setups.get(lane)?.backends ?? {});
      return lane;
    } catch (error) {
      lane.close();
      setups.delete(lane);
      throw error;
    }
  }

  return {
    main,
    all: () => [...new Set([main, ...[...pools.values()].flatMap((pool) => pool.lanes())])],
    of: poolOf,
    async backends({ prefer = 'auto', arithmetic }) {
      const setup = setups.get(main);
      if (setup !== undefined && arithmetic !== undefined) setup.backends = { ...setup.backends, arithmetic };
      const { reports, active } = await choose();
      if (prefer === 'auto' || prefer === active) return { reports, active };
      const pool = await poolOf(prefer);
      const failure = await pool.withNext(async () => null).catch(messageOf);
      const report = (old: BackendReport): BackendReport => {
        if (old.id !== prefer) return old;
        const { reason: _ranked, ...rest } = old;
        return failure === null ? { ...rest, usable: true } : { ...old, usable: false, reason: failure };
      };
      return { reports: reports.map(report), active: failure === null ? prefer : active };
    },
    async focus(lane, focus) {
      const setup = setups.get(lane);
      if (setup !== undefined) setup.focus = focus;
      return lane.request('focus', focus);
    },
  };
}
