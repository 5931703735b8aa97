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

it('what took the place of a worker that seemed dead may be silent for twice as long', async () => {
  const [first, second, third] = [silentWorker(), silentWorker(), silentWorker()];
  const spawn = vi.fn().mockReturnValueOnce(first.worker).mockReturnValueOnce(second.worker).mockReturnValue(third.worker);
  const turnTakesMs = 20;
  const lane = openLane({ spawn, onEvent: () => undefined, turnTakesMs });
  void lane.request('runs', {}).catch(() => undefined);
  first.say({ type: 'compiled', share: 1 });
  // Five ticks of half a second are longer than two seconds.
  await vi.waitFor(() => expect(spawn).toHaveBeenCalledTimes(2));
  second.say({ type: 'compiled', share: 1 });
  await new Promise((resolve) => setTimeout(resolve, 6.5 * turnTakesMs));
  expect(spawn).toHaveBeenCalledTimes(2);
  await vi.waitFor(() => expect(spawn).toHaveBeenCalledTimes(3));
  lane.close();
});

it('a replacement that cannot take over is replaced in turn, and given up with its own reason', async () => {
  const workers = [silentWorker(), silentWorker(), silentWorker()];
  let started = 0;
  const spawn = (): Worker => workers[started++]!.worker;
  const revive = vi.fn().mockRejectedValue(new Error('No backend works.'));
  const onGivenUp = vi.fn();
  const lane = openLane({ spawn, onEvent: () => undefined, turnTakesMs: 5, revive, onGivenUp });
  const asked = lane.request('runs', {}).catch((error: unknown) => error);
  workers[0]!.say({ type: 'compiled', share: 1 });
  expect(await asked).toMatchObject({ code: 'engine-stopped', message: expect.stringContaining('No backend works.') });
  expect(revive).toHaveBeenCalledTimes(2);
  expect(onGivenUp).toHaveBeenCalledTimes(1);
});
