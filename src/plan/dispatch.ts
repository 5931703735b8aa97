import type { Slice } from './buffers';
import { padded, type Kernel } from './wgsl';

/** One kernel on its buffers: a line of a plan. */
export interface Dispatch {
  readonly kernel: Kernel;
  /** In the order of the kernel's bindings. */
  readonly slices: readonly Slice[];
  /** Up to four offsets. */
  readonly at: readonly number[];
}

/** What the uniform `at` of a dispatch holds: four offsets, then the sizes of its kernel; whole multiples of 16 bytes. */
export function placeOf({ kernel, at }: Pick<Dispatch, 'kernel' | 'at'>): Uint32Array<ArrayBuffer> {
  const sizes = Object.values(kernel.sizes);
  const words = new Uint32Array(padded(4 + sizes.length));
  words.set(at);
  words.set(sizes, 4);
  return words;
}

/** Binds by name what the kernel asks for; more may be offered. */
export function dispatchOf(kernel: Kernel, offered: Readonly<Record<string, Slice | null>>, at: readonly number[] = []): Dispatch {
  const slices = Object.keys(kernel.bindings).map((name) => {
    const slice = offered[name];
    if (slice === undefined || slice === null) throw new Error(`Kernel ${kernel.name} needs "${name}".`);
    return slice;
  });
  return { kernel, slices, at };
}
