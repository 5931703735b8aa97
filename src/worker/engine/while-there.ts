import { EngineError } from '../engine-error';
import type { EngineParts } from './engine-parts';
import type { LiveRun } from './live-run';

/**
 * Does something with a run that may be removed meanwhile. Its weights go with it, under whoever reads them: what fails
 * for that is no fault, and is refused as `unknown-run`. Where a device is lost meanwhile, it is done again.
 */
export async function whileThere<T>(
  { backend, runs }: Pick<EngineParts, 'backend' | 'runs'>,
  live: LiveRun,
  work: () => Promise<T>,
): Promise<T> {
  return backend.surviving(async () => {
    try {
      return await work();
    } catch (error) {
      if (runs.holds(live)) throw error;
      throw removedMeanwhile(live);
    }
  });
}

/** Why nothing comes of what was asked of a run. */
export const removedMeanwhile = ({ id }: LiveRun): EngineError =>
  new EngineError({ code: 'unknown-run', message: `The run "${id}" was removed before this could be done.` });
