import { crewControl } from './crew-control';
import { bindPlaced, type PlacedDispatch } from './run-dispatch';
import { simdModuleOn } from './simd-instance';

/** All that a helper has to know of a plan: plain data, its compiled kernels, and memory that it shares. */
export interface HelperTask {
  readonly part: number;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly control: SharedArrayBuffer;
  readonly step: readonly PlacedDispatch[];
  /** Where its kernels may work: a place of its own. */
  readonly scratch: number;
}

/** Takes part in steps until its thread is ended. Blocks it. */
export function helpWithSteps({ part, module, memory, control: block, step, scratch }: HelperTask): never {
  const control = crewControl(block);
  const instance = simdModuleOn(module, memory);
  const shares = new Map<number, readonly (() => void)[]>();
  const shareOf = (threads: number): readonly (() => void)[] => {
    const bound = shares.get(threads) ?? step.map((dispatch) => bindPlaced(instance, dispatch, scratch, { part, parts: threads }));
    shares.set(threads, bound);
    return bound;
  };
  try {
    control.reportReady(part);
    for (let last = 0; ; ) {
      const { turn, threads } = control.next(last);
      last = turn;
      if (part >= threads) continue;
      for (const run of shareOf(threads)) {
        run();
        control.meet(threads);
      }
    }
  } catch (error) {
    control.fail();
    throw error;
  }
}
