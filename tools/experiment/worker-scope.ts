/** What a worker's script expects of a browser, inside a thread of Node: `self`, over the port to the parent. */
import { parentPort } from 'node:worker_threads';

/** Makes the scope; returns the function that starts delivery of messages, to be called once a listener exists. */
export function makeWorkerScope(): () => void {
  if (parentPort === null) throw new Error('This file is the entry of a thread.');
  const port = parentPort;
  const messages = new EventTarget();
  Object.defineProperty(globalThis, 'self', {
    configurable: true,
    value: Object.assign(messages, {
      postMessage: (message: unknown, transfer?: unknown) => port.postMessage(message, Array.isArray(transfer) ? transfer : undefined),
      navigator: globalThis.navigator,
    }),
  });
  return () => port.on('message', (data: unknown) => messages.dispatchEvent(new MessageEvent('message', { data })));
}
