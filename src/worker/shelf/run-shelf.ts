/**
 * The runs that this browser keeps, in IndexedDB: of each a row for the list, the state that it goes on from, and its log.
 *
 *   runs    id                     → {@link ShelvedRow}
 *   states  id                     → KeptRun: latents, the optimiser's vectors, settings
 *   logs    [id, 'steps', first]   → doubles, see `step-columns.ts`; a row is filled, then the next is begun
 *           [id, 'evaluation', step] and [id, 'look', step]
 *   tabs    tab                    → when it last said that it lives, where there are no locks
 *
 * Every write is one transaction: the former state stays until the new one is there as a whole. A row belongs to one tab, and
 * no other ever writes it.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { mostCrowded } from '../../math/most-crowded';
import type { Evaluation, KeptRun, LibraryId, LossTrace, RecordedLook, RunDescription, RunLog, RunSummary, StepReport } from '../protocol';
import { noLosses, withEvaluations } from './loss-trace';
import { memorableName } from './memorable-name';
import { stepColumns, stepsOfRows } from './step-columns';

export interface ShelvedRow {
  readonly id: LibraryId;
  /** The page that trains it, or trained it last. */
  readonly tab: string;
  readonly name: string;
  readonly note: string;
  readonly starred: boolean;
  readonly isSetAside: boolean;
  /** The page on which somebody has deleted it: gone for good once that page is. Null: nobody has. */
  readonly discardedBy: string | null;
  readonly losses: LossTrace;
  /** Of the state. */
  readonly step: number;
  readonly summary: RunSummary;
  /** In ms since 1970. */
  readonly keptAtMs: number;
  readonly sizeBytes: number;
}

/** The newest of a run, and of its log what is not there yet. */
export interface RunWrite {
  readonly tab: string;
  readonly keptAtMs: number;
  readonly kept: KeptRun;
  readonly summary: RunSummary;
  /** The row of steps that is being filled; empty: nothing new. */
  readonly steps: readonly StepReport[];
  readonly evaluations: readonly Evaluation[];
  readonly looks: readonly RecordedLook[];
  /** The run went back: what the log has of later steps goes. Null: it did not. */
  readonly forgetAfter: number | null;
}

export interface Written {
  /** False: the run belongs to another tab, and nothing was changed. */
  readonly isOurs: boolean;
  readonly isNew: boolean;
  /** Of what was written this time. */
  readonly sizeBytes: number;
  /** Time that this thread spent on it; the rest is done by the browser. */
  readonly tookMs: number;
}

export interface TakenRun {
  readonly kept: KeptRun;
  readonly log: RunLog;
}

/** All that is kept of a run. */
export interface WholeRun extends TakenRun {
  readonly row: ShelvedRow;
}

/** Each rejects where storage is absent, refuses or is full; a browser may also let them wait for ever. */
export interface RunShelf {
  write(write: RunWrite): Promise<Written>;
  rows(): Promise<readonly ShelvedRow[]>;
  /** Makes the run this tab's, and reads it. `held`: its tab lives. */
  take(id: LibraryId, tab: string, lives: (tab: string) => boolean): Promise<TakenRun | 'unknown' | 'held'>;
  /** Reads a run, whoever has it; null: there is none of this id. */
  read(id: LibraryId): Promise<WholeRun | null>;
  setAside(ids: readonly LibraryId[]): Promise<void>;
  describe(id: LibraryId, description: RunDescription): Promise<void>;
  /** By a page that may bring them back; null: it does. */
  discard(ids: readonly LibraryId[], by: string | null): Promise<void>;
  /** Takes over a run from elsewhere, unless one of its id is here that has come as far or that a living tab has. */
  bring(run: WholeRun, lives: (tab: string) => boolean): Promise<'added' | 'replaced' | 'left'>;
  delete(ids: readonly LibraryId[]): Promise<void>;
  clear(): Promise<void>;
  /** The tab lives; told where there are no locks. */
  beat(tab: string, atMs: number): Promise<void>;
  /** When each tab last said that it lives. */
  beats(): Promise<ReadonlyMap<string, number>>;
}

type LogKey = [id: LibraryId, kind: 'steps' | 'evaluation' | 'look', step: number];

interface Schema extends DBSchema {
  readonly runs: { key: LibraryId; value: ShelvedRow };
  readonly states: { key: LibraryId; value: KeptRun };
  readonly logs: { key: LogKey; value: Float64Array | Evaluation | RecordedLook };
  readonly tabs: { key: string; value: number };
}

type Stores = ['runs', 'states', 'logs'];
const stores: Stores = ['runs', 'states', 'logs'];
const kinds = ['steps', 'evaluation', 'look'] as const;

/** Looks kept of a run: fewer than a page holds while it trains, since a browser's storage is shared by all runs. */
const mostLooks = 80;
const fewestLooks = 12;
const mostLookBytes = 4_000_000;

export function openRunShelf(name = ['bitnet-playground', 'runs'].join(' ')): RunShelf {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;

  /** One connection for as long as it lasts: opening one takes longer than a write. */
  function connected(): Promise<IDBPDatabase<Schema>> {
    if (opening !== null) return opening;
    const forget = (): void => {
      if (opening === opened) opening = null;
    };
    const opened: Promise<IDBPDatabase<Schema>> = openDB<Schema>(name, 1, {
      upgrade(database) {
        database.createObjectStore('runs');
        database.createObjectStore('states');
        database.createObjectStore('logs');
        database.createObjectStore('tabs');
      },
      // A newer version of this page wants to change the stores.
      blocking(_version, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    opening = opened;
    opened.catch(forget);
    return opened;
  }

  /** All or nothing: an error on the way undoes what was done. */
  async function changing<T>(change: (transaction: IDBPTransaction<Schema, Stores, 'readwrite'>) => Promise<T>): Promise<T> {
    const transaction = (await connected()).transaction(stores, 'readwrite');
    const done = transaction.done.then(
      () => null,
      (error: unknown) => ({ error }),
    );
    let result: T;
    try {
      result = await change(transaction);
    } catch (error) {
      abort(transaction);
      const failure = await done;
      // A full disk is told by the transaction; what was asked in it was only called off.
      throw failure !== null && error instanceof DOMException && error.name === 'AbortError' ? failure.error : error;
    }
    const failure = await done;
    if (failure !== null) throw failure.error;
    return result;
  }

  async function changeRows(ids: readonly LibraryId[], changed: (row: ShelvedRow) => ShelvedRow): Promise<void> {
    await changing(async (transaction) => {
      const runs = transaction.objectStore('runs');
      for (const id of ids) {
        const row = await runs.get(id);
        if (row !== undefined) await runs.put(changed(row), id);
      }
    });
  }

  return {
    write: async (write) =>
      changing(async (transaction) => {
        const { kept, looks } = write;
        const { libraryId: id } = kept;
        const [runs, states, logs] = [transaction.objectStore('runs'), transaction.objectStore('states'), transaction.objectStore('logs')];
        const former = await runs.get(id);
        if (former !== undefined && former.tab !== write.tab) return { isOurs: false, isNew: false, sizeBytes: 0, tookMs: 0 };
        if (write.forgetAfter !== null) for (const kind of kinds) await logs.delete(after(id, kind, write.forgetAfter));
        const keys = await logs.getAllKeys(after(id, 'look', -1));
        const { added, gone, count } = thinned(
          keys.map(([, , step]) => step),
          looks,
        );
        const started = performance.now();
        const sizeBytes = stateBytes(kept) + count * Math.max(0, ...looks.map(lookBytes));
        const row: ShelvedRow = {
          id,
          tab: write.tab,
          name: former?.name ?? memorableName(id),
          note: former?.note ?? '',
          starred: former?.starred ?? false,
          isSetAside: false,
          // What is trained on is wanted.
          discardedBy: null,
          losses: withEvaluations(former?.losses ?? noLosses, write.evaluations, write.forgetAfter),
          step: kept.training?.snapshot?.step ?? 0,
          summary: write.summary,
          keptAtMs: write.keptAtMs,
          sizeBytes: looks.length === 0 ? Math.max(sizeBytes, former?.sizeBytes ?? 0) : sizeBytes,
        };
        const [first] = write.steps;
        const requests: readonly (() => Promise<unknown>)[] = [
          async () => runs.put(row, id),
          async () => states.put(kept, id),
          async () => (first === undefined ? null : logs.put(stepColumns(write.steps), [id, 'steps', first.step])),
          ...write.evaluations.map((evaluation) => async () => logs.put(evaluation, [id, 'evaluation', evaluation.step])),
          ...added.map((look) => async () => logs.put(look, [id, 'look', look.inspection.step])),
          ...gone.map((step) => async () => logs.delete([id, 'look', step])),
        ];
        const asked = requests.map(async (request) => request());
        const tookMs = performance.now() - started;
        await Promise.all(asked);
        const sizeWritten = added.reduce((sum, look) => sum + lookBytes(look), stateBytes(kept));
        return { isOurs: true, isNew: former === undefined, sizeBytes: sizeWritten, tookMs };
      }),
    rows: async () => (await connected()).getAll('runs'),
    take: async (id, tab, lives) =>
      changing(async (transaction) => {
        const [runs, logs] = [transaction.objectStore('runs'), transaction.objectStore('logs')];
        const row = await runs.get(id);
        const kept = await transaction.objectStore('states').get(id);
        if (row === undefined || kept === undefined) return 'unknown';
        if (row.tab !== tab && lives(row.tab)) return 'held';
        await runs.put({ ...row, tab, isSetAside: false, discardedBy: null }, id);
        return { kept, log: await logOf(id, row.step, logs) };
      }),
    async read(id) {
      const transaction = (await connected()).transaction(stores);
      const row = await transaction.objectStore('runs').get(id);
      const kept = await transaction.objectStore('states').get(id);
      return row === undefined || kept === undefined
        ? null
        : { row, kept, log: await logOf(id, row.step, transaction.objectStore('logs')) };
    },
    setAside: async (ids) => changeRows(ids, (row) => ({ ...row, isSetAside: true })),
    describe: async (id, { name, note, starred }) =>
      changeRows([id], (row) => ({
        ...row,
        name: name === undefined ? row.name : name === '' ? memorableName(id) : name,
        note: note ?? row.note,
        starred: starred ?? row.starred,
      })),
    discard: async (ids, by) => changeRows(ids, (row) => ({ ...row, discardedBy: by })),
    bring: async ({ row, kept, log }, lives) =>
      changing(async (transaction) => {
        const { id } = row;
        const [runs, states, logs] = [transaction.objectStore('runs'), transaction.objectStore('states'), transaction.objectStore('logs')];
        const former = await runs.get(id);
        if (former !== undefined && former.discardedBy === null && (former.step >= row.step || lives(former.tab))) return 'left';
        for (const kind of kinds) await logs.delete(after(id, kind, -1));
        const [first] = log.steps;
        await Promise.all([
          runs.put(row, id),
          states.put(kept, id),
          ...(first === undefined ? [] : [logs.put(stepColumns(log.steps), [id, 'steps', first.step])]),
          ...log.evaluations.map(async (evaluation) => logs.put(evaluation, [id, 'evaluation', evaluation.step])),
          ...log.looks.map(async (look) => logs.put(look, [id, 'look', look.inspection.step])),
        ]);
        return former === undefined || former.discardedBy !== null ? 'added' : 'replaced';
      }),
    delete: async (ids) =>
      changing(async (transaction) => {
        for (const id of ids) {
          await transaction.objectStore('runs').delete(id);
          await transaction.objectStore('states').delete(id);
          for (const kind of kinds) await transaction.objectStore('logs').delete(after(id, kind, -1));
        }
      }),
    clear: async () =>
      changing(async (transaction) => {
        await Promise.all(stores.map(async (store) => transaction.objectStore(store).clear()));
      }),
    async beat(tab, atMs) {
      await (await connected()).put('tabs', atMs, tab);
    },
    async beats() {
      const transaction = (await connected()).transaction('tabs');
      const [tabs, times] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll(), transaction.done]);
      return new Map(tabs.map((tab, i) => [tab, times[i] ?? 0]));
    },
  };
}

/** The log of a run up to the step of its state. */
async function logOf(
  id: LibraryId,
  last: number,
  logs: { getAll(range: IDBKeyRange): Promise<Schema['logs']['value'][]> },
): Promise<RunLog> {
  const [steps, evaluations, looks] = await Promise.all(kinds.map(async (kind) => logs.getAll(after(id, kind, -1))));
  const upToState = ({ step }: { readonly step: number }): boolean => step <= last;
  return {
    steps: stepsOfRows(steps as Float64Array[], last),
    evaluations: (evaluations as Evaluation[]).filter(upToState),
    looks: (looks as RecordedLook[]).filter(({ inspection }) => upToState(inspection)),
  };
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has been undone already.
  }
}

/** Everything of a kind that comes after a step. */
const after = (id: LibraryId, kind: LogKey[1], step: number): IDBKeyRange =>
  IDBKeyRange.bound([id, kind, step], [id, kind, Infinity], true, false);

/** Which of the new looks are added and which of the former go, so that those that stay are spread evenly. */
function thinned(
  former: readonly number[],
  looks: readonly RecordedLook[],
): { readonly added: readonly RecordedLook[]; readonly gone: readonly number[]; readonly count: number } {
  const most = Math.max(fewestLooks, Math.min(mostLooks, Math.floor(mostLookBytes / Math.max(1, ...looks.map(lookBytes)))));
  const stays = [...new Set([...former, ...looks.map(({ inspection }) => inspection.step)])].toSorted((one, other) => one - other);
  while (stays.length > most) stays.splice(mostCrowded(stays), 1);
  return {
    added: looks.filter(({ inspection }) => stays.includes(inspection.step)),
    gone: former.filter((step) => !stays.includes(step)),
    count: stays.length,
  };
}

/** Three histograms of 125 numbers a matrix. */
const histogramBytes = 3 * 125 * 8;

const lookBytes = ({ inspection, recorded, flipCounts }: RecordedLook): number =>
  recorded.reduce((sum, { codes, latents }) => sum + codes.byteLength + latents.byteLength, 0) +
  flipCounts.reduce((sum, { counts }) => sum + counts.byteLength, 0) +
  inspection.layers.length * histogramBytes;

function stateBytes({ training }: KeptRun): number {
  const { latents, slots, flipCounts } = training?.snapshot ?? { latents: null, slots: {}, flipCounts: null };
  return [latents, flipCounts, ...Object.values(slots)].reduce((sum, values) => sum + (values?.byteLength ?? 0), 0);
}
