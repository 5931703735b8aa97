import * as words from '#words/plan/compile';
import { bytes, memoryFlagsAt } from '../kernels/module.as.ts?wasm';
import { PlanRefusal } from '../plan-refusal';

const compiled = new Map<boolean, Promise<WebAssembly.Module>>();

/** Size of the module that the page downloads. */
export const simdModuleBytes = bytes;

/**
 * The kernels' WebAssembly module, compiled once; every plan gets an instance on a memory of its own.
 * Rejects with a {@link PlanRefusal} where the browser has no SIMD.
 *
 * @param shared for memory that threads share
 */
export function compiledSimdModule(shared = false): Promise<WebAssembly.Module> {
  if (!WebAssembly.validate(bytes)) {
    return Promise.reject(new PlanRefusal(words.noSimd));
  }
  const module = compiled.get(shared) ?? WebAssembly.compile(shared ? forSharedMemory() : bytes);
  compiled.set(shared, module);
  return module;
}

/** The same module but for one bit. */
function forSharedMemory(): Uint8Array<ArrayBuffer> {
  const patched = bytes.slice();
  patched[memoryFlagsAt] = (patched[memoryFlagsAt] ?? 0) | 2;
  return patched;
}
