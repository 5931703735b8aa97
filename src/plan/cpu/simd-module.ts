import * as words from '#words/plan/compile';
import type { Arithmetic } from '../../math/fused-multiply-add';
import { PlanRefusal } from '../plan-refusal';

/** The bytes of a module, and where one of them says whether its memory is shared. */
interface ModuleBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly memoryFlagsAt: number;
}

/** Each is a file of its own: who computes with one does not fetch the other. */
const files: Readonly<Record<Arithmetic, () => Promise<ModuleBytes>>> = {
  plain: async () => import('../kernels/module.as.ts?wasm'),
  fused: async () => import('../kernels/module.as.ts?wasm&fused'),
};

const compiled = new Map<string, Promise<WebAssembly.Module>>();

/**
 * The kernels' WebAssembly module, compiled once; every plan gets an instance on a memory of its own.
 * Rejects with a {@link PlanRefusal} where the browser has no SIMD.
 *
 * @param arithmetic `fused` only where `hasFusedMultiplyAdd`
 * @param shared for memory that threads share
 */
export function compiledSimdModule(arithmetic: Arithmetic = 'plain', shared = false): Promise<WebAssembly.Module> {
  const key = `${arithmetic} ${shared}`;
  const module = compiled.get(key) ?? compileModule(arithmetic, shared);
  compiled.set(key, module);
  // What could not be fetched is fetched anew.
  module.catch(() => compiled.delete(key));
  return module;
}

async function compileModule(arithmetic: Arithmetic, shared: boolean): Promise<WebAssembly.Module> {
  const file = await files[arithmetic]();
  if (!WebAssembly.validate(file.bytes)) throw new PlanRefusal(words.noSimd);
  return WebAssembly.compile(shared ? forSharedMemory(file) : file.bytes);
}

/** The same module but for one bit. */
function forSharedMemory({ bytes, memoryFlagsAt }: ModuleBytes): Uint8Array<ArrayBuffer> {
  const patched = bytes.slice();
  patched[memoryFlagsAt] = (patched[memoryFlagsAt] ?? 0) | 2;
  return patched;
}
