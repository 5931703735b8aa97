import * as words from '#words/worker/library';
import { validate } from '../../experiment/validate';
import { EngineError } from '../engine-error';
import type { BroughtRuns, LibraryEntry, LibraryId } from '../protocol';
import { livingTabs } from '../shelf/open-tabs';
import { roomForRuns } from '../shelf/room';
import type { RunShelf, ShelvedRow, TakenRun } from '../shelf/run-shelf';
import { answered, noStorage } from '../shelf/storage-problem';
import type { Handlers } from './answer';
import type { EngineParts } from './engine-parts';
import { fetchedPart } from './fetched-part';
import { summaryOf } from './live-run';

export type LibraryRequest =
  | 'library'
  | 'resume'
  | 'setAside'
  | 'recall'
  | 'describe'
  | 'discard'
  | 'bringBack'
  | 'packKept'
  | 'bringLibrary'
  | 'emptyLibrary';

/** The longest that a person may call a run, and say of it, in letters. */
const longest = { name: 60, note: 2_000 } as const;

/** How long storage may take to answer, in ms. */
const patienceMs = 10_000;

/** What a person and scripts do with the runs that this browser keeps. @param restore puts a kept run back, as the request of that name does */
export function keptLibrary({ emit, backend, runs, shelving }: EngineParts, restore: Handlers['restore']): Pick<Handlers, LibraryRequest> {
  /** Asks storage; rejects with `no-storage` where it is absent, refuses or does not answer. */
  async function asking<T>(ask: (shelf: RunShelf) => Promise<T>): Promise<T> {
    const { shelf } = shelving;
    if (shelf === null) throw new EngineError({ code: 'no-storage', message: words.noneKept });
    try {
      return await answered(ask(shelf), patienceMs);
    } catch (error) {
      throw noStorage(error);
    }
  }

  function entryOf(row: ShelvedRow, lives: (tab: string) => boolean): LibraryEntry {
    const { tab, discardedBy: _gone, ...entry } = row;
    const { steps, experiment } = row.summary;
    return { ...entry, steps, experiment, heldBy: tab === shelving.tab ? 'this-tab' : lives(tab) ? 'another-tab' : 'nobody' };
  }

  async function take(id: LibraryId): Promise<TakenRun> {
    const taken = await asking(async (shelf) => shelf.take(id, shelving.tab, await livingTabs(shelf)));
    if (taken === 'unknown') throw unknownRun(id);
    if (taken === 'held') throw new EngineError({ code: 'held-elsewhere', message: words.heldElsewhere });
    return taken;
  }

  /** The oldest would go to make room for what is brought: then it is not taken. */
  async function requireRoom(sizeBytes: number): Promise<void> {
    const [rows, room] = await asking(async (shelf) => Promise.all([shelf.rows(), roomForRuns()]));
    const kept = rows.reduce((sum, row) => sum + row.sizeBytes, 0);
    if (kept + sizeBytes <= room) return;
    const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;
    throw new EngineError({
      code: 'no-storage',
      message: words.noRoom(inMegabytes(sizeBytes), inMegabytes(Math.max(0, room - kept))),
    });
  }

  return {
    async library() {
      const [rows, lives] = await asking(async (shelf) => Promise.all([shelf.rows(), livingTabs(shelf)]));
      const gone = rows.filter(({ discardedBy }) => discardedBy !== null && discardedBy !== shelving.tab && !lives(discardedBy));
      if (gone.length > 0) await asking(async (shelf) => shelf.delete(gone.map(({ id }) => id)));
      // Another version of this page may have kept what this one cannot train, or what lacks settings of today.
      const known = rows.flatMap((row) => {
        const { experiment } = validate(row.summary.experiment);
        return row.discardedBy !== null || experiment === null ? [] : [{ ...row, summary: { ...row.summary, experiment } }];
      });
      return known.toSorted((one, other) => other.keptAtMs - one.keptAtMs).map((row) => entryOf(row, lives));
    },
    async resume({ id, owner }) {
      const here = runs.all().find(({ libraryId }) => libraryId === id);
      if (here !== undefined) return summaryOf(here);
      const { active } = await backend.started();
      const { kept, log } = await take(id);
      shelving.keeper?.found(kept);
      const { training } = kept;
      // It stays idle, whatever it was trained to.
      const idle = training === undefined ? {} : { training: { ...training, until: null } };
      const summary = await restore({ kept: { ...kept, ...idle, id: runs.newId(active), owner } });
      emit({ type: 'recalled', id: summary.id, log });
      return summary;
    },
    async setAside({ ids }) {
      await asking(async (shelf) => shelf.setAside(ids));
      return null;
    },
    async recall({ id }) {
      const run = await asking(async (shelf) => shelf.read(id));
      if (run === null) throw unknownRun(id);
      return run.log;
    },
    async describe({ id, description }) {
      for (const field of ['name', 'note'] as const) {
        const given = description[field];
        if (given !== undefined && given.length > longest[field])
          throw new EngineError({
            code: 'invalid-input',
            message: (field === 'name' ? words.longName : words.longNote)(longest[field], given.length),
          });
      }
      const { name, ...rest } = description;
      await asking(async (shelf) => shelf.describe(id, name === undefined ? rest : { ...rest, name: name.trim() }));
      return null;
    },
    async discard({ ids }) {
      await asking(async (shelf) => shelf.discard(ids, shelving.tab));
      return null;
    },
    async bringBack({ ids }) {
      await asking(async (shelf) => shelf.discard(ids, null));
      return null;
    },
    async packKept({ id }) {
      const run = await asking(async (shelf) => shelf.read(id));
      return run === null ? null : (await libraryFile()).packRun(run);
    },
    async bringLibrary({ file }) {
      const { runsOf } = await libraryFile();
      await requireRoom(file.size);
      const brought: Record<keyof BroughtRuns, number> = { added: 0, replaced: 0, left: 0 };
      for await (const run of runsOf(file)) {
        // Nobody has it here, and nobody is offered to go on with what somebody else began.
        const row = { ...run.row, tab: '', isSetAside: true, discardedBy: null };
        brought[await asking(async (shelf) => shelf.bring({ ...run, row }, await livingTabs(shelf)))] += 1;
      }
      return brought;
    },
    async emptyLibrary() {
      const { keeper } = shelving;
      await asking(async (shelf) => (keeper === null ? shelf.clear() : keeper.empty()));
      return null;
    },
  };
}

const libraryFile = async () => fetchedPart(import('../shelf/library-file'), words.whatDoesFiles);

const unknownRun = (id: LibraryId): EngineError => new EngineError({ code: 'unknown-run', message: words.noRun(id) });
