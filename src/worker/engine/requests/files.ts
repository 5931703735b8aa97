import * as words from '#words/worker/engine';
import type { Handlers } from '../answer';
import type { EngineParts } from '../engine-parts';
import { fetchedPart } from '../fetched-part';

type FileRequest = 'formats' | 'export' | 'open';

/** Requests on files. What reads and writes them is half of a worker, and no training needs it: it comes behind. */
export function fileRequests(parts: EngineParts): Pick<Handlers, FileRequest> {
  const files = async (): Promise<Pick<Handlers, FileRequest>> =>
    (await fetchedPart(import('../run-files'), words.whatDoesFiles)).runFiles(parts);
  return {
    formats: async (args) => (await files()).formats(args),
    export: async (args) => (await files()).export(args),
    open: async (args) => (await files()).open(args),
  };
}
