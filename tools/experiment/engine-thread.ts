/** The engine's worker inside a thread of Node: what it expects of a browser, over the port to the parent. */
import { env } from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';

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
// TensorFlow's WebAssembly loads itself as a CommonJS module would.
Object.assign(globalThis, { require: createRequire(import.meta.url), __dirname: dirname(fileURLToPath(import.meta.url)) });
// Otherwise TensorFlow greets every thread.
env().set('PROD', true);
// Node 20 has none; the engine looks for WebGPU in it.
if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { userAgent: 'node' } });

await import('../../src/worker/engine.worker');
// Only now: a message that nobody listens for is lost.
port.on('message', (data: unknown) => messages.dispatchEvent(new MessageEvent('message', { data })));
