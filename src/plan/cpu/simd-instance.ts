import * as words from '#words/plan/compile';
import type { SimdModule } from '../kernels/shared/simd-call';

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
  throw new Error(words.stoppedKernel);
}
