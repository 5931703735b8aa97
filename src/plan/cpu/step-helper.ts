import { crewControl } from './crew-control';
import type { PlacedDispatch } from './run-dispatch';
import { shareOfStep } from './share-of-step';
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
