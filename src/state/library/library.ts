/** The runs that this browser keeps, as a person looks through them: what is there, what is looked at side by side, and what was deleted last. */
import * as words from '#words/state/library';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BroughtRuns, LibraryEntry, LibraryId, RunDescription, RunLog } from '../../worker/protocol';
import type { CommandContext } from '../commands/context';
import { noticeOf } from '../notice';
import type { PlaygroundStore } from '../store';

/** Of the name of a file with kept runs. */
export const LIBRARY_ENDING = '.bitnetruns';

export interface LibraryState {
  readonly isOpen: boolean;
  /** Newest first; null: not read yet. */
  readonly entries: readonly LibraryEntry[] | null;
  /** What is looked at side by side; empty: the table of all. */
  readonly shown: readonly LibraryId[];
  /** What was seen of those, as far as it has been read. */
  readonly logs: ReadonlyMap<LibraryId, RunLog>;
  /** What was deleted last, to be brought back, and how many were to be but train now. */
  readonly deleted: { readonly ids: readonly LibraryId[]; readonly inTraining: number } | null;
  /** What came of the last file; null: none was given. */
  readonly brought: BroughtRuns | null;
  /** How many runs are in the file that is being made, of how many; null: none is. */
  readonly packing: { readonly done: number; readonly total: number } | null;
  /** What went wrong, in a sentence. */
  readonly problem: string | null;
}

export interface Library {
  readonly store: StoreApi<LibraryState>;
  open(): void;
  close(): void;
  /** Reads what this browser keeps. */
  load(): Promise<void>;
  /** Looks at runs side by side, in this order; none: at the table of all. */
  show(ids: readonly LibraryId[]): Promise<void>;
  describe(id: LibraryId, description: RunDescription): Promise<void>;
  /** Deletes runs, except those that train now; what was deleted before can be brought back no longer. */
  remove(ids: readonly LibraryId[]): Promise<void>;
  undoRemove(): Promise<void>;
  /** All of them as one file; null where that failed. */
  pack(ids: readonly LibraryId[]): Promise<Blob | null>;
  /** Adds the runs of such a file. */
  bring(file: Blob): Promise<void>;
}

const known = new WeakMap<PlaygroundStore, Library>();

/** That of a page. */
export function libraryOf(context: CommandContext): Library {
  const library = known.get(context.store) ?? createLibrary(context);
  known.set(context.store, library);
  return library;
}

const nothing: LibraryState = {
  isOpen: false,
  entries: null,
  shown: [],
  logs: new Map(),
  deleted: null,
  brought: null,
  packing: null,
  problem: null,
};

export function createLibrary({ client }: Pick<CommandContext, 'client'>): Library {
  const store = createStore<LibraryState>()(() => nothing);
  const { setState: set, getState: get } = store;

  /** Whatever goes wrong is said; the list is read anew, as it may have changed halfway. */
  async function trying(attempt: string, work: () => Promise<void>): Promise<void> {
    set({ problem: null });
    try {
      await work();
    } catch (error) {
      set({ problem: noticeOf(error, attempt).message });
    }
  }

  /** What went wrong before stays said. */
  async function load(): Promise<void> {
    try {
      const entries = await client.request('library', {});
      const isThere = (id: LibraryId): boolean => entries.some((entry) => entry.id === id);
      set(({ shown }) => ({ entries, shown: shown.every(isThere) ? shown : shown.filter(isThere) }));
    } catch (error) {
      set({ problem: noticeOf(error, words.reading).message });
    }
  }

  const show = async (ids: readonly LibraryId[]): Promise<void> =>
    trying(words.readingRun, async () => {
      set({ shown: ids, logs: new Map() });
      // One after the other: what was seen of a large run has megabytes.
      for (const id of ids) {
        const log = await client.request('recall', { id });
        if (get().shown === ids) set(({ logs }) => ({ logs: new Map([...logs, [id, log]]) }));
      }
    });

  async function describe(id: LibraryId, description: RunDescription): Promise<void> {
    const changed = (entry: LibraryEntry): LibraryEntry => (entry.id === id ? { ...entry, ...description } : entry);
    await trying(words.changing, async () => {
      set(({ entries }) => ({ entries: entries?.map(changed) ?? null }));
      await client.request('describe', { id, description });
    });
    // An empty name brings the two words back; a refused one, what stood there.
    if (description.name?.trim() === '' || get().problem !== null) await load();
  }

  async function remove(ids: readonly LibraryId[]): Promise<void> {
    await trying(words.deleting, async () => {
      const entries = await client.request('library', {});
      const asked = entries.filter(({ id }) => ids.includes(id));
      const gone = asked.filter((entry) => !isTraining(entry)).map(({ id }) => id);
      await client.request('discard', { ids: gone });
      set({ deleted: { ids: gone, inTraining: asked.length - gone.length }, shown: [], logs: new Map(), brought: null });
    });
    if (get().problem === null) await load();
  }

  async function undoRemove(): Promise<void> {
    const { deleted } = get();
    if (deleted === null) return;
    await trying(words.bringingBack, async () => {
      await client.request('bringBack', { ids: deleted.ids });
      set({ deleted: null });
    });
    if (get().problem === null) await load();
  }

  async function pack(ids: readonly LibraryId[]): Promise<Blob | null> {
    const parts: Blob[] = [];
    await trying(words.saving, async () => {
      for (const [done, id] of ids.entries()) {
        set({ packing: { done, total: ids.length } });
        const part = await client.request('packKept', { id });
        // A blob may lie on disk: all runs together have hundreds of megabytes.
        if (part !== null) parts.push(new Blob([new Uint8Array(part)]));
      }
    });
    set({ packing: null });
    return get().problem === null ? new Blob(parts) : null;
  }

  async function bring(file: Blob): Promise<void> {
    await trying(words.adding, async () => {
      set({ brought: null });
      set({ brought: await client.request('bringLibrary', { file }) });
    });
    await load();
  }

  client.subscribe(({ type }) => {
    if (type === 'libraryEmptied') set({ entries: [], shown: [], logs: new Map(), deleted: null });
  });

  return {
    store,
    open: () => set({ isOpen: true }),
    close: () => set({ isOpen: false, shown: [], logs: new Map(), brought: null, problem: null }),
    load,
    show,
    describe,
    remove,
    undoRemove,
    pack,
    bring,
  };
}

/** Deleted, it would be kept again a second later. */
const isTraining = ({ heldBy, summary }: LibraryEntry): boolean => heldBy !== 'nobody' && summary.state === 'running';
