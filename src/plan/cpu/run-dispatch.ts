import type { Dispatch } from '../dispatch';
import type { Bound } from '../kernels/shared/oracle';
import type { SimdModule } from '../kernels/shared/simd-call';
import { twinOf } from '../kernels/twins';
import type { PlanMemory } from './memory';

/** Binds a dispatch to its buffers, once; what comes back runs it. */
export type BindDispatch = (dispatch: Dispatch, memory: PlanMemory) => () => void;

/** Dispatches as calls into the WebAssembly module. */
export function simdDispatches(module: SimdModule): BindDispatch {
  return ({ kernel, slices, at }, memory) => {
    const addresses = new Map<string, number>([['scratch', memory.scratch]]);
    Object.keys(kernel.bindings).forEach((name, i) => {
      const slice = slices[i];
      if (slice !== undefined) addresses.set(name, memory.addressOf(slice));
    });
    return twinOf(kernel).simd(module, kernel.shape, (name) => addresses.get(name) ?? 0, at);
  };
}

/** Dispatches as their formulas say them: for tests, and slow. */
export const oracleDispatches: BindDispatch = ({ kernel, slices, at }, memory) => {
  const bound: Record<string, Bound[string]> = {};
  Object.entries(kernel.bindings).forEach(([name, kind], i) => {
    const slice = slices[i];
    if (slice !== undefined) bound[name] = kind.includes('u32') ? memory.words(slice) : memory.floats(slice);
  });
  const { oracle } = twinOf(kernel);
  return () => oracle(kernel.shape, bound, at);
};
