import * as words from '#words/worker/tensorflow';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { env, findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { registerWasmKernels } from './wasm-kernels/register';

let started: Promise<void> | null = null;

/**
 * Makes WebAssembly the current backend. Throws when it cannot start.
 *
 * @param registerKernels what is added to TensorFlow's kernels or put in their place
 */
export async function startWasm(registerKernels: () => void = registerWasmKernels): Promise<void> {
  started ??= prepare(registerKernels).catch((error: unknown) => {
    started = null;
    throw error;
  });
  await started;
  if (!(await setBackend('wasm'))) throw new Error(words.noWasm);
}

/**
 * Until its module is there, a backend that is being set is no backend, and whoever computes meanwhile is refused: so it is
 * set once it is made.
 */
async function prepare(registerKernels: () => void): Promise<void> {
  // Its threads break in a minified bundle on a cross-origin isolated page; without them it asks for the SIMD file only.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
  });
  registerKernels();
  const make = findBackendFactory('wasm');
  const backend = await make();
  removeBackend('wasm');
  registerBackend('wasm', () => backend, 2);
}
