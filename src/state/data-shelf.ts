/** Storage of a person's data between visits: IndexedDB of this browser, and nowhere else. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { DataKind } from '../catalog/data/card';
import type { DataReport, DataSource, OwnData } from '../worker/protocol';

/** A larger source is not kept beside what was read from it. In bytes, or in characters of what was pasted. */
const largestSource = 16 * 1024 * 1024;

/** What survives a reload: the parsed data, its description, and what it was read from. */
export interface ShelvedData {
  readonly data: OwnData;
  readonly report: DataReport;
  readonly name: string;
  /** Null where it is too large to be kept twice; absent from what earlier versions kept. */
  readonly source?: DataSource | null;
}

interface Shelf extends DBSchema {
  readonly data: { key: DataKind; value: ShelvedData };
}

const open = (): Promise<IDBPDatabase<Shelf>> =>
  openDB<Shelf>('bitnet-playground', 1, {
    upgrade(database) {
      database.createObjectStore('data');
    },
  });

/** Each rejects where storage is unavailable: in private windows, or when it is full. */
export async function shelve(kind: DataKind, shelved: ShelvedData): Promise<void> {
  const database = await open();
  const { source = null } = shelved;
  const isLarge = source !== null && source.kind !== 'strokes' && source.content.length > largestSource;
  await database.put('data', isLarge ? { ...shelved, source: null } : shelved, kind);
  database.close();
}

export async function unshelve(): Promise<readonly (readonly [DataKind, ShelvedData])[]> {
  const database = await open();
  const [kinds, values] = await Promise.all([database.getAllKeys('data'), database.getAll('data')]);
  database.close();
  return kinds.flatMap((kind, i) => (values[i] === undefined ? [] : [[kind, values[i]] as const]));
}

export async function removeFromShelf(kind: DataKind): Promise<void> {
  const database = await open();
  await database.delete('data', kind);
  database.close();
}
