import { EngineError } from '../../engine-error';
import type { Handlers } from '../answer';
import type { EngineParts } from '../engine-parts';
import type * as RunFiles from '../run-files';

type FileRequest = 'formats' | 'export' | 'open';

/** Requests on files. What reads and writes them is half of a worker, and no training needs it: it comes behind. */
export function fileRequests(parts: EngineParts): Pick<Handlers, FileRequest> {
  const files = async (): Promise<Pick<Handlers, FileRequest>> => (await fetched()).runFiles(parts);
  return {
    formats: async (args) => (await files()).formats(args),
    export: async (args) => (await files()).export(args),
    open: async (args) => (await files()).open(args),
  };
}

async function fetched(): Promise<typeof RunFiles> {
  try {
    return await import('../run-files');
  } catch (error) {
    // Networks and module loaders reject with a TypeError.
    if (!(error instanceof TypeError)) throw error;
    throw new EngineError({
      code: 'format-unavailable',
      message: 'What reads and writes files has not been fetched yet, and the site cannot be reached. Try again once you are connected.',
    });
  }
}
