/** The engine's worker inside a thread of Node. */
import { env } from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnThread } from './node-worker';
import { makeWorkerScope } from './worker-scope';

const listen = makeWorkerScope();
// TensorFlow's WebAssembly loads itself as a CommonJS module would.
Object.assign(globalThis, { require: createRequire(import.meta.url), __dirname: dirname(fileURLToPath(import.meta.url)) });
// Otherwise TensorFlow greets every thread.
env().set('PROD', true);
// Node 20 has none; the engine looks for WebGPU in it.
if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { userAgent: 'node' } });
// The only workers that the engine starts are those that help with its steps.
Object.assign(globalThis, {
  Worker: function startHelper() {
    return spawnThread(new URL('./helper.js', import.meta.url));
  },
});

await import('../../src/worker/engine/engine.worker');
listen();
