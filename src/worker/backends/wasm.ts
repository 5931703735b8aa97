import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { env, setBackend } from '@tensorflow/tfjs-core';
import { registerWasmKernels } from './wasm-kernels/register';

/**
 * Makes WebAssembly the current backend. Throws when it cannot start.
 *
 * @param registerKernels what is added to TensorFlow's kernels or put in their place
 */
export async function startWasm(registerKernels: () => void = registerWasmKernels): Promise<void> {
  // Its threads break in a minified bundle on a cross-origin isolated page; without them it asks for the SIMD file only.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
  });
  registerKernels();
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly did not start.');
}
