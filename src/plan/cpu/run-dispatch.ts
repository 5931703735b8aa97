import type { Dispatch } from '../dispatch';
import { whole, type Share } from '../kernels/shared/share';
import type { SimdModule } from '../kernels/shared/simd-call';
import { twinOf } from '../kernels/twins';
import type { PlanMemory } from './memory';

/** Binds a dispatch to its buffers, once; what comes back runs it. */
export type BindDispatch = (dispatch: Dispatch, memory: PlanMemory) => () => void;

/** A dispatch with addresses in place of slices: plain data, serialisable for another thread. */
export interface PlacedDispatch {
  readonly name: string;
  readonly shape: object;
  readonly addresses: Readonly<Record<string, number>>;
  readonly at: readonly number[];
  /** Rows that a thread goes on with by itself, see `twins.ts`; null where it needs what others make. */
  readonly ownRows: number | null;
}

export function placedDispatch({ kernel, slices, hyper, at }: Dispatch, memory: PlanMemory): PlacedDispatch {
  const addresses: Record<string, number> = hyper === null ? {} : { hyper: memory.addressOf(hyper) };
  Object.keys(kernel.bindings).forEach((name, i) => {
    const slice = slices[i];
    if (slice !== undefined) addresses[name] = memory.addressOf(slice);
  });
  return { name: kernel.name, shape: kernel.shape, addresses, at, ownRows: twinOf(kernel).ownRows(kernel.shape) };
}

/** A thread's share of a dispatch as calls into the WebAssembly module; `scratch` is that thread's own. */
export function bindPlaced(module: SimdModule, { name, shape, addresses, at }: PlacedDispatch, scratch: number, share: Share): () => void {
  return twinOf({ name }).simd(module, shape, (binding) => (binding === 'scratch' ? scratch : (addresses[binding] ?? 0)), at, share);
}

/** Dispatches as calls into the WebAssembly module, in one thread. */
export function simdDispatches(module: SimdModule): BindDispatch {
  return (dispatch, memory) => bindPlaced(module, placedDispatch(dispatch, memory), memory.scratchOf(0), whole);
}
