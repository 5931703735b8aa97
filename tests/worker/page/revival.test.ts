/** What restores a dead worker's state, where the fresh one answers as only a test can have it answer. */
import { expect, it, vi } from 'vitest';
import { EngineError } from '../../../src/worker/engine-error';
import { knownRuns } from '../../../src/worker/page/known-runs';
import { WorkerDied, type Ask, type Lane } from '../../../src/worker/page/lane';
import { bringBack } from '../../../src/worker/page/revival';

const lane: Lane = { request: () => Promise.reject(new Error('not asked')), close: () => undefined };

const revivedWith = async (failure: Error): Promise<void> => {
  const ask = vi.fn(async (type: string) => (type === 'focus' ? Promise.reject(failure) : null)) as unknown as Ask;
  return bringBack({
    lane,
    ask,
    runs: knownRuns(),
    data: { heldBy: () => [] } as never,
    focus: () => ({ id: 'a', layer: null }),
    start: async () => undefined,
    onFailed: () => undefined,
  });
};

it('a look that fails, of a device that is lost at that moment for one, does not undo it', async () => {
  await revivedWith(new EngineError({ code: 'internal', message: 'The graphics device was lost.' }));
});

it('a worker that dies under it does', async () => {
  await expect(revivedWith(new WorkerDied('It no longer answered.'))).rejects.toThrow('no longer answered');
});
