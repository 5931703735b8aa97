import * as words from '#words/worker/engine';
import type { Handlers } from '../answer';
import type { EngineParts } from '../engine-parts';
import { fetchedPart } from '../fetched-part';
import type { LibraryRequest } from '../kept-library';

/** Requests on kept runs. What answers them is not needed to train and comes behind, but for keeping itself. */
export function libraryRequests(parts: EngineParts, restore: Handlers['restore']): Pick<Handlers, LibraryRequest | 'shelve'> {
  const { trainer, shelving, runs } = parts;
  const library = async (): Promise<Pick<Handlers, LibraryRequest>> =>
    (await fetchedPart(import('../kept-library'), words.whatDoesKeptRuns)).keptLibrary(parts, restore);
  return {
    async shelve() {
      shelving.keeper?.urge();
      for (const { id } of runs.all()) trainer.keepSoon(id);
      return null;
    },
    library: async (args) => (await library()).library(args),
    resume: async (args) => (await library()).resume(args),
    setAside: async (args) => (await library()).setAside(args),
    recall: async (args) => (await library()).recall(args),
    describe: async (args) => (await library()).describe(args),
    discard: async (args) => (await library()).discard(args),
    bringBack: async (args) => (await library()).bringBack(args),
    packKept: async (args) => (await library()).packKept(args),
    bringLibrary: async (args) => (await library()).bringLibrary(args),
    emptyLibrary: async (args) => (await library()).emptyLibrary(args),
  };
}
