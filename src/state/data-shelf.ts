/** Storage of a person's data between visits: IndexedDB of this browser, and nowhere else. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { DataKind } from '../catalog/data/card';
import type { DataReport, OwnData } from '../worker/protocol';

/** What survives a reload: the parsed data and its description. */
export interface ShelvedData {
  readonly data: OwnData;
  readonly report: DataReport;
  readonly name: string;
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
  await database.put('data', shelved, kind);
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
