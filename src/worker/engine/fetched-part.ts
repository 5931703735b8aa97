import * as words from '#words/worker/engine';
import { EngineError } from '../engine-error';

/**
 * A part of the worker that comes behind what trains.
 *
 * @param what it does, as the beginning of a sentence
 * @throws EngineError `format-unavailable` where it has not been fetched yet and the site cannot be reached
 */
export async function fetchedPart<T>(part: Promise<T>, what: string): Promise<T> {
  try {
    return await part;
  } catch (error) {
    // Networks and module loaders reject with a TypeError.
    if (!(error instanceof TypeError)) throw error;
    throw new EngineError({
      code: 'format-unavailable',
      message: words.notFetched(what),
    });
  }
}
