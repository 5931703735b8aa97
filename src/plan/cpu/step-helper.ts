import { crewControl } from './crew-control';
import type { PlacedDispatch } from './run-dispatch';
import { shareOfStep } from './share-of-step';
import { simdModuleOn } from './simd-instance';

/** The part of a plan that a helper needs: plain data, compiled kernels, and shared memory. */
export interface HelperTask {
  readonly part: number;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly control: SharedArrayBuffer;
  readonly step: readonly PlacedDispatch[];
  /** Address of its own scratch memory. */
  readonly scratch: number;
}

/** Takes part in steps until its thread is terminated. Blocks. */
export function helpWithSteps({ part, module, memory, control: block, step, scratch }: HelperTask): never {
  const control = crewControl(block);
  const share = shareOfStep(simdModuleOn(module, memory), step, scratch, part, control);
  try {
    control.reportReady(part);
    for (let last = 0; ;) {
      const { turn, threads } = control.next(last);
      last = turn;
      if (part < threads) share.take(threads);
    }
  } catch (error) {
    control.fail();
    throw error;
  }
}
