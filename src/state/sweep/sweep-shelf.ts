/**
 * The sweeps that this browser keeps, in IndexedDB: of each what is to be trained, and the results so far, a row each. A result
 * is written when its run ends, so a page that is closed loses only the runs on the way.
 *
 *   sweeps   id         → KeptSweep
 *   results  [id, run]  → SweepResult
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { BackendId } from '../../experiment/experiment';
import type { Grid } from '../../experiment/sweep/grid';
import type { SweepResult } from '../../scripting/train-grid';

export interface KeptSweep {
  readonly id: string;
  readonly grid: Grid;
  /** Where all its runs train. */
  readonly backend: BackendId;
  /** In ms since 1970. */
  readonly begunAtMs: number;
}

/** Each rejects where storage is absent, refuses or is full. */
export interface SweepShelf {
  /** With how many results there are of each. */
  list(): Promise<readonly { readonly sweep: KeptSweep; readonly done: number }[]>;
  results(id: string): Promise<readonly SweepResult[]>;
  /** Adds a sweep, and results to those that are kept of it. Both at once: whatever another tab has deleted, no result is without its sweep. */
  add(sweep: KeptSweep, results: readonly SweepResult[]): Promise<void>;
  delete(id: string): Promise<void>;
  clear(): Promise<void>;
}

interface Schema extends DBSchema {
  readonly sweeps: { key: string; value: KeptSweep };
  readonly results: { key: [id: string, run: number]; value: SweepResult };
}

const ofSweep = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);

export function openSweepShelf(): SweepShelf {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;

  function connected(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => void (opening = null);
    opening ??= openDB<Schema>(['bitnet-playground', 'sweeps'].join(' '), 1, {
      upgrade(database) {
        database.createObjectStore('sweeps');
        database.createObjectStore('results');
      },
      blocking(_version, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  }

  return {
    async list() {
      const transaction = (await connected()).transaction(['sweeps', 'results']);
      const sweeps = await transaction.objectStore('sweeps').getAll();
      return Promise.all(sweeps.map(async (sweep) => ({ sweep, done: await transaction.objectStore('results').count(ofSweep(sweep.id)) })));
    },
    results: async (id) => (await connected()).getAll('results', ofSweep(id)),
    async add(sweep, results) {
      const transaction = (await connected()).transaction(['sweeps', 'results'], 'readwrite');
      const rows = transaction.objectStore('results');
      await Promise.all([
        transaction.objectStore('sweeps').put(sweep, sweep.id),
        ...results.map(async (result) => rows.put(result, [sweep.id, result.run])),
        transaction.done,
      ]);
    },
    async delete(id) {
      const transaction = (await connected()).transaction(['sweeps', 'results'], 'readwrite');
      await Promise.all([
        transaction.objectStore('sweeps').delete(id),
        transaction.objectStore('results').delete(ofSweep(id)),
        transaction.done,
      ]);
    },
    async clear() {
      const transaction = (await connected()).transaction(['sweeps', 'results'], 'readwrite');
      await Promise.all([transaction.objectStore('sweeps').clear(), transaction.objectStore('results').clear(), transaction.done]);
    },
  };
}
