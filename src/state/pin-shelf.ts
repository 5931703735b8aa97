/** Storage of pinned results between visits: IndexedDB of this browser, one set for each task. Written whenever something is pinned or unpinned. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { TaskId } from '../catalog/tasks/tasks';
import type { CommandContext } from './commands/context';
import { issuesOf } from './draft';
import type { PinnedSession } from './slices/runs-slice';

interface Shelf extends DBSchema {
  readonly pins: { key: TaskId; value: PinnedSession };
}

const open = (): Promise<IDBPDatabase<Shelf>> =>
  openDB<Shelf>(['bitnet-playground', 'pins'].join(' '), 1, {
    upgrade(database) {
      database.createObjectStore('pins');
    },
  });

/**
 * Brings back what was pinned, where nothing has been since, and keeps it from then on; where storage is absent, pins last as long
 * as the page.
 *
 * @returns what ends it
 */
export function keepPins({ client, store }: CommandContext): () => void {
  let isOver = false;
  let written = store.getState().pinned;

  async function restore(): Promise<void> {
    const database = await open();
    const kept = await database.getAll('pins');
    database.close();
    if (isOver) return;
    for (const pin of kept) {
      const { task } = pin.draft;
      // Another version of this page may have pinned what this one cannot read.
      if (store.getState().pinned[task] === undefined && issuesOf(pin.draft).length === 0) store.getState().pin(task, pin);
    }
  }

  async function write(pinned: typeof written): Promise<void> {
    const database = await open();
    const transaction = database.transaction('pins', 'readwrite');
    await Promise.all([
      transaction.store.clear(),
      ...Object.entries(pinned).map(async ([task, pin]) => transaction.store.put(pin, task as TaskId)),
      transaction.done,
    ]);
    database.close();
  }

  const restored = restore().catch(() => undefined);
  const stopWatching = store.subscribe(({ pinned }) => {
    if (pinned === written) return;
    written = pinned;
    // Not before what was there has been read: it would be overwritten.
    void restored.then(async () => write(store.getState().pinned)).catch(() => undefined);
  });
  const stopListening = client.subscribe(({ type }) => {
    // "Delete everything kept" means them, too: those of the page stay in sight until it is closed.
    if (type === 'libraryEmptied') void restored.then(async () => write({})).catch(() => undefined);
  });
  return () => {
    isOver = true;
    stopWatching();
    stopListening();
  };
}
