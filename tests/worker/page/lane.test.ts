/** When a lane listens for signs of life. */
import { expect, it, vi } from 'vitest';
import { openLane } from '../../../src/worker/page/lane';
import type { WorkerMessage } from '../../../src/worker/protocol';

/** A worker that says only what a test has it say. */
function silentWorker(): { readonly worker: Worker; say(message: WorkerMessage): void } {
  const events = new EventTarget();
  const worker = Object.assign(events, { postMessage: () => undefined, terminate: () => undefined }) as unknown as Worker;
  return { worker, say: (data) => void events.dispatchEvent(new MessageEvent('message', { data })) };
}

it('a hanging worker is detected without pending requests, even if training began long after the request', async () => {
  const [first, second] = [silentWorker(), silentWorker()];
  const spawn = vi.fn().mockReturnValueOnce(first.worker).mockReturnValue(second.worker);
  let isBusy = false;
  const lane = openLane({ spawn, onEvent: () => (isBusy = true), isBusy: () => isBusy, turnTakesMs: 5 });
  const played = lane.request('play', { ids: ['a'] });
  first.say({ type: 'resolved', request: 1, value: null });
  await played;
  // Kernels compile; nothing is due, and the clock stands.
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(spawn).toHaveBeenCalledTimes(1);
  first.say({ type: 'compiled', share: 1 });
  await vi.waitFor(() => expect(spawn).toHaveBeenCalledTimes(2));
  lane.close();
});

it('a worker that dies while it loads is found out soon, where the file has arrived for another', async () => {
  const file = { hasArrived: false };
  const [first, second, third] = [silentWorker(), silentWorker(), silentWorker()];
  const spawn = vi.fn().mockReturnValueOnce(first.worker).mockReturnValueOnce(second.worker).mockReturnValue(third.worker);
  const lanes = [openLane({ spawn, file, onEvent: () => undefined, turnTakesMs: 5 })];
  first.say({ type: 'compiled', share: 1 });
  const other = openLane({ spawn, file, onEvent: () => undefined, turnTakesMs: 5 });
  lanes.push(other);
  void other.request('backends', {}).catch(() => undefined);
  // Twenty seconds by its clock, not two minutes.
  await vi.waitFor(() => expect(spawn).toHaveBeenCalledTimes(3), { timeout: 900 });
  for (const lane of lanes) lane.close();
});
