import { rangeOf, type Share, type Units } from './share';

/** The WebAssembly module of the kernels, on the memory of a plan. */
export interface SimdModule {
  readonly memory: WebAssembly.Memory;
  /** A function by its name. Throws where the module exports none. */
  call(name: string): (...parameters: readonly number[]) => number;
}

/** Byte addresses of a kernel's bindings; 0 where the dispatch lacks one. */
export type AddressOf = (binding: string) => number;

/** Binds what a thread does of a kernel to its buffers, once; what comes back runs it. */
export type SimdBinding<Shape extends object> = (
  module: SimdModule,
  shape: Shape,
  addressOf: AddressOf,
  at: readonly number[],
  share: Share,
) => () => void;

/**
 * A kernel that is one call: addresses of its bindings (and of `scratch`), then its offsets and sizes, then from where to
 * where it counts what `units` lists. Without units it is for one thread.
 */
export function simdCall<Shape extends object>(
  name: string,
  bindings: readonly string[],
  numbers: (shape: Shape, at: readonly number[]) => readonly number[],
  units: (shape: NoInfer<Shape>) => readonly Units[] = () => [],
): SimdBinding<Shape> {
  return (module, shape, addressOf, at, share) => {
    const ranges = units(shape).map((each) => rangeOf(each, share));
    const idle = ranges.length === 0 ? share.part > 0 : ranges.every(([first, end]) => first === end);
    if (idle) return () => undefined;
    const run = module.call(name);
    const parameters = [...bindings.map(addressOf), ...numbers(shape, at), ...ranges.flat()];
    return () => void run(...parameters);
  };
}
