import { Worker as Thread } from 'node:worker_threads';

/** A thread of Node that looks to the engine's client like a worker of a browser. */
export function spawnThread(file: URL): Worker {
  const thread = new Thread(file);
  const events = new EventTarget();
  thread.on('message', (data: unknown) => events.dispatchEvent(new MessageEvent('message', { data })));
  thread.on('error', (error) => events.dispatchEvent(Object.assign(new Event('error'), { message: String(error) })));
  return Object.assign(events, {
    postMessage: (message: unknown, transfer?: readonly (ArrayBuffer | MessagePort)[]) =>
      thread.postMessage(message, Array.isArray(transfer) ? transfer : undefined),
    terminate: () => void thread.terminate(),
    onmessage: null,
    onmessageerror: null,
    onerror: null,
  }) as Worker;
}
