import type { Slice } from './buffers';
import type { Kernel } from './kernel';

/** One kernel on its buffers: a line of a plan. */
export interface Dispatch {
  readonly kernel: Kernel;
  /** In the order of the kernel's bindings. */
  readonly slices: readonly Slice[];
  /** Numbers of the step, where they were offered: its twin on the processor may ask for λ, whether the kernel binds it or not. */
  readonly hyper: Slice | null;
  /** Up to four offsets. */
  readonly at: readonly number[];
}

/** Binds by name what the kernel asks for; more may be offered. */
export function dispatchOf(kernel: Kernel, offered: Readonly<Record<string, Slice | null>>, at: readonly number[] = []): Dispatch {
  const slices = Object.keys(kernel.bindings).map((name) => {
    const slice = offered[name];
    if (slice === undefined || slice === null) throw new Error(`Kernel ${kernel.name} needs "${name}".`);
    return slice;
  });
  return { kernel, slices, hyper: offered['hyper'] ?? null, at };
}
