/**
 * The sweeps of a page: one trains at a time, and all that this browser keeps can be looked at. What was stopped, by its button
 * or with its page, goes on with the runs that are missing.
 */
import * as words from '#words/state/sweeps';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { runCount, type Grid } from '../../experiment/sweep/grid';
import { trainGrid, type GridTraining, type SweepResult } from '../../scripting/train-grid';
import { noticeOf } from '../notice';
import type { CommandContext } from '../commands/context';
import type { PlaygroundStore } from '../store';
import { openSweepShelf, type KeptSweep, type SweepShelf } from './sweep-shelf';

export interface ListedSweep {
  readonly sweep: KeptSweep;
  /** Runs that have come to an end. */
  readonly done: number;
  readonly total: number;
}

export interface Pace {
  /** Runs that have come to an end since it last began, and how long that took by the clock on the wall. */
  readonly runs: number;
  readonly tookMs: number;
}

export interface SweepsState {
  /** Newest first. */
  readonly list: readonly ListedSweep[];
  /** The one that is looked at; null: a new one is set up. */
  readonly shown: string | null;
  /** Of the one that is looked at, by the number of the run. Another map whenever there is another result. */
  readonly results: ReadonlyMap<number, SweepResult>;
  /** The one that trains, and how many runs do so now. */
  readonly training: { readonly id: string; readonly live: number; readonly pace: Pace } | null;
  /** What was deleted last, to be brought back. */
  readonly deleted: { readonly sweep: KeptSweep; readonly results: readonly SweepResult[] } | null;
  /** What went wrong, in a sentence. */
  readonly problem: string | null;
}

export interface Sweeps {
  readonly store: StoreApi<SweepsState>;
  /** Reads what this browser keeps. */
  load(): Promise<void>;
  /** Resolves when it has ended, was stopped or has failed. */
  start(grid: Grid): Promise<void>;
  stop(): Promise<void>;
  goOn(id: string): Promise<void>;
  /** Null: a new one is set up. */
  show(id: string | null): Promise<void>;
  remove(id: string): Promise<void>;
  undoRemove(): Promise<void>;
}

const known = new WeakMap<PlaygroundStore, Sweeps>();

/** Those of a page. */
export function sweepsOf(context: CommandContext): Sweeps {
  const sweeps = known.get(context.store) ?? createSweeps(context, openSweepShelf());
  known.set(context.store, sweeps);
  return sweeps;
}

/** How often results are told, in ms: ten thousand tiny runs end many times a second. */
const TELL_EVERY_MS = 200;

const none: SweepsState = { list: [], shown: null, results: new Map(), training: null, deleted: null, problem: null };

export function createSweeps({ client }: Pick<CommandContext, 'client'>, shelf: SweepShelf): Sweeps {
  const store = createStore<SweepsState>()(() => none);
  const { setState: set, getState: get } = store;
  /** Of the sweep that trains; the map in the state is a copy. */
  const held = new Map<number, SweepResult>();
  let training: GridTraining | null = null;
  /** Until it has ended or been stopped, and its lock is free. */
  let ongoing: Promise<void> = Promise.resolve();
  let telling: ReturnType<typeof setTimeout> | undefined;

  const listed = (id: string): ListedSweep | undefined => get().list.find(({ sweep }) => sweep.id === id);

  const failed = (error: unknown, attempt: string): void => set({ problem: noticeOf(error, attempt).message });

  /** The sweep goes on all the same. */
  const notKept = (): void => set({ problem: words.notKept });

  async function load(): Promise<void> {
    try {
      const kept = await shelf.list();
      const here = get().list.filter(({ sweep }) => !kept.some((each) => each.sweep.id === sweep.id));
      set({
        list: [...here, ...kept.map(({ sweep, done }) => ({ sweep, done, total: runCount(sweep.grid) }))].toSorted(
          (one, other) => other.sweep.begunAtMs - one.sweep.begunAtMs,
        ),
      });
    } catch {
      // Told when something is to be kept.
    }
  }

  async function start(grid: Grid): Promise<void> {
    if (get().training !== null) return;
    const { backend: asked = 'auto' } = grid.base;
    try {
      const backend = asked === 'auto' ? (await client.request('backends', {})).active : asked;
      const sweep: KeptSweep = { id: newId(), grid, backend, begunAtMs: Date.now() };
      set({ list: [{ sweep, done: 0, total: runCount(grid) }, ...get().list], shown: sweep.id, results: new Map(), problem: null });
      const kept = shelf.add(sweep, []).catch(notKept);
      ongoing = train(sweep, []);
      await ongoing;
      await kept;
    } catch (error) {
      failed(error, words.starting);
    }
  }

  async function goOn(id: string): Promise<void> {
    const found = listed(id);
    if (found === undefined || get().training !== null) return;
    try {
      await show(id);
      ongoing = train(found.sweep, [...get().results.values()]);
      await ongoing;
    } catch (error) {
      failed(error, words.goingOn);
    }
  }

  /** Trains what is missing of a sweep, unless another tab does. */
  async function train(sweep: KeptSweep, results: readonly SweepResult[]): Promise<void> {
    set({ training: { id: sweep.id, live: 0, pace: { runs: 0, tookMs: 0 } } });
    const isOurs = await alone(sweep.id, async () => {
      held.clear();
      for (const result of results) held.set(result.run, result);
      const begunMs = performance.now();
      let runs = 0;
      const trained = trainGrid({
        client,
        grid: sweep.grid,
        backend: sweep.backend,
        runs: missing(runCount(sweep.grid), held),
        onResult(result) {
          held.set(result.run, result);
          runs += 1;
          shelf.add(sweep, [result]).catch(notKept);
          telling ??= setTimeout(() => tell(sweep.id), TELL_EVERY_MS);
        },
        onLive(live) {
          const { training: now } = get();
          if (now?.id === sweep.id) set({ training: { ...now, live: live.length, pace: { runs, tookMs: performance.now() - begunMs } } });
        },
      });
      training = trained;
      try {
        await trained.done;
      } catch (error) {
        failed(error, words.theSweep);
      } finally {
        tell(sweep.id);
      }
    });
    training = null;
    set({ training: null });
    if (!isOurs) set({ problem: words.trainedElsewhere });
  }

  function tell(id: string): void {
    clearTimeout(telling);
    telling = undefined;
    set((state) => ({
      list: state.list.map((each) => (each.sweep.id === id ? { ...each, done: held.size } : each)),
      ...(state.shown === id ? { results: new Map(held) } : {}),
    }));
  }

  async function show(id: string | null): Promise<void> {
    if (id === null) return set({ shown: null, results: new Map(), problem: null });
    const isTraining = get().training?.id === id;
    set({ shown: id, results: isTraining ? new Map(held) : new Map(), problem: null });
    if (isTraining) return;
    try {
      const results = await shelf.results(id);
      if (get().shown === id && get().training?.id !== id) set({ results: new Map(results.map((result) => [result.run, result])) });
    } catch (error) {
      failed(error, words.reading);
    }
  }

  async function stop(): Promise<void> {
    await training?.stop();
  }

  async function remove(id: string): Promise<void> {
    const found = listed(id);
    if (found === undefined) return;
    if (get().training?.id === id) {
      await stop();
      await ongoing;
    }
    if (!(await alone(id, async () => discard(found)))) set({ problem: words.stopElsewhere });
  }

  async function discard({ sweep }: ListedSweep): Promise<void> {
    const { id } = sweep;
    const results = get().shown === id ? [...get().results.values()] : await shelf.results(id).catch(() => []);
    set((state) => ({
      list: state.list.filter((each) => each.sweep.id !== id),
      deleted: { sweep, results },
      ...(state.shown === id ? { shown: null, results: new Map() } : {}),
    }));
    await shelf.delete(id).catch((error: unknown) => failed(error, words.deleting));
  }

  async function undoRemove(): Promise<void> {
    const { deleted } = get();
    if (deleted === null) return;
    const { sweep, results } = deleted;
    set((state) => ({
      deleted: null,
      list: [{ sweep, done: results.length, total: runCount(sweep.grid) }, ...state.list].toSorted(
        (one, other) => other.sweep.begunAtMs - one.sweep.begunAtMs,
      ),
      ...(state.training === null ? { shown: sweep.id, results: new Map(results.map((result) => [result.run, result])) } : {}),
    }));
    await shelf.add(sweep, results).catch(notKept);
  }

  client.subscribe(({ type }) => {
    // "Delete everything kept" means sweeps, too.
    if (type !== 'libraryEmptied') return;
    void stop()
      .then(async () => shelf.clear())
      .then(() => set({ ...none }))
      .catch((error: unknown) => failed(error, words.deletingAll));
  });

  return { store, load, start, stop, goOn, show, remove, undoRemove };
}

/** The runs that have no result yet, in their order. */
function* missing(total: number, results: ReadonlyMap<number, unknown>): Generator<number> {
  for (let run = 0; run < total; run++) if (!results.has(run)) yield run;
}

/** Without `randomUUID`, which plain http has not. */
const newId = (): string => `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1)).join('')}`;

/** Does something while no other tab does it; false: one does. Where there are no locks, two tabs may train the same twice: with equal results. */
async function alone(id: string, work: () => Promise<void>): Promise<boolean> {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) {
    await work();
    return true;
  }
  return locks.request(['bitnet-playground', 'sweep', id].join(' '), { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
}
