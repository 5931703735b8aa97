import { bytes } from '../kernels/module.as.ts?wasm';
import type { SimdModule } from '../kernels/shared/simd-call';
import { PlanRefusal } from '../plan-refusal';

let compiled: Promise<WebAssembly.Module> | null = null;

/** Size of the module that the page downloads. */
export const simdModuleBytes = bytes;

/**
 * The kernels' WebAssembly module, compiled once; every plan gets an instance on a memory of its own.
 * Rejects with a {@link PlanRefusal} where the browser has no SIMD.
 */
export function compiledSimdModule(): Promise<WebAssembly.Module> {
  if (!WebAssembly.validate(bytes)) {
    return Promise.reject(new PlanRefusal('This browser\'s WebAssembly has no SIMD, which the compiled step needs. A newer browser has it.'));
  }
  return (compiled ??= WebAssembly.compile(bytes));
}

/** An instance on a plan's memory. */
export function simdModuleOn(module: WebAssembly.Module, memory: WebAssembly.Memory): SimdModule {
  // The compiler asks for `abort` even where nothing can fail.
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort: stop } });
  return {
    memory,
    call(name) {
      const exported = exports[name];
      if (typeof exported !== 'function') throw new Error(`The kernels' module has no "${name}".`);
      return (...parameters) => Number(exported(...parameters));
    },
  };
}

function stop(): never {
  throw new Error('A kernel stopped.');
}
