import { validate } from '../../../experiment/validate';
import { EngineError } from '../../engine-error';
import type { LibraryEntry, LibraryId } from '../../protocol';
import { livingTabs } from '../../shelf/open-tabs';
import type { RunShelf, ShelvedRow, TakenRun } from '../../shelf/run-shelf';
import { answered, noStorage } from '../../shelf/storage-problem';
import type { Handlers } from '../answer';
import type { EngineParts } from '../engine-parts';
import { summaryOf } from '../live-run';

type LibraryRequest = 'library' | 'resume' | 'shelve' | 'setAside' | 'emptyLibrary';

/** How long storage may take to answer, in ms. */
const patienceMs = 10_000;

/** Requests on the runs that this browser keeps. @param restore puts a kept run back, as the request of that name does */
export function libraryRequests(
  { emit, backend, runs, trainer, shelving }: EngineParts,
  restore: Handlers['restore'],
): Pick<Handlers, LibraryRequest> {
  /** Asks storage; rejects with `no-storage` where it is absent, refuses or does not answer. */
  async function asking<T>(ask: (shelf: RunShelf) => Promise<T>): Promise<T> {
    const { shelf } = shelving;
    if (shelf === null) throw new EngineError({ code: 'no-storage', message: 'No runs are kept here.' });
    try {
      return await answered(ask(shelf), patienceMs);
    } catch (error) {
      throw noStorage(error);
    }
  }

  function entryOf(row: ShelvedRow, lives: (tab: string) => boolean): LibraryEntry {
    const { tab, ...entry } = row;
    const { steps, experiment } = row.summary;
    return { ...entry, steps, experiment, heldBy: tab === shelving.tab ? 'this tab' : lives(tab) ? 'another tab' : 'nobody' };
  }

  async function take(id: LibraryId): Promise<TakenRun> {
    const taken = await asking(async (shelf) => shelf.take(id, shelving.tab, await livingTabs(shelf)));
    if (taken === 'unknown')
      throw new EngineError({ code: 'unknown-run', message: `This browser keeps no run "${id}". bitnet.library() lists them.` });
    if (taken === 'held')
      throw new EngineError({ code: 'held-elsewhere', message: 'Another tab has this run. Go on with it there, or close that tab first.' });
    return taken;
  }

  return {
    async library() {
      const [rows, lives] = await asking(async (shelf) => Promise.all([shelf.rows(), livingTabs(shelf)]));
      // Another version of this page may have kept what this one cannot train.
      const known = rows.filter(({ summary }) => validate(summary.experiment).experiment !== null);
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
    async shelve() {
      shelving.keeper?.urge();
      for (const { id } of runs.all()) trainer.keepSoon(id);
      return null;
    },
    async setAside({ ids }) {
      await asking(async (shelf) => shelf.setAside(ids));
      return null;
    },
    async emptyLibrary() {
      const { keeper } = shelving;
      await asking(async (shelf) => (keeper === null ? shelf.clear() : keeper.empty()));
      return null;
    },
  };
}
