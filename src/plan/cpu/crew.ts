import { controlBlock, crewControl, mostThreads } from './crew-control';
import type { PlanMemory } from './memory';
import type { PlacedDispatch } from './run-dispatch';
import { shareOfStep } from './share-of-step';
import { simdModuleOn } from './simd-instance';
import type { HelperTask } from './step-helper';

/** A thread that can be given a task and ended: a `Worker`, as much as is needed of it. */
export interface HelperThread {
  postMessage(task: HelperTask): void;
  terminate(): void;
}

const spawnHelper = (): HelperThread => new Worker(new URL('./step-helper.worker.ts', import.meta.url), { type: 'module' });

/** Threads that take the steps of one plan together, on memory that they share. */
export interface Crew {
  /** Threads that the next step may have, the calling one included: helpers start in their own time. */
  readonly ready: number;
  /** Starts helpers until there are so many threads, at most {@link mostThreads}. */
  growTo(threads: number): void;
  /** Does the list with so many threads, at most `ready`. Blocks: never call it on the thread of a page. */
  takeStep(threads: number): void;
  /** Ends the helpers beyond, unless some are still starting. */
  shrinkTo(threads: number): void;
  /** Ends them all, for good. */
  end(): void;
}

export function createCrew(
  module: WebAssembly.Module,
  memory: PlanMemory,
  step: readonly PlacedDispatch[],
  spawn: () => HelperThread = spawnHelper,
): Crew {
  const helpers: HelperThread[] = [];
  const block = controlBlock();
  const control = crewControl(block);

  const share = shareOfStep(simdModuleOn(module, memory.memory), step, memory.scratchOf(0), 0, control);

  return {
    get ready() {
      return control.ready();
    },
    growTo(threads) {
      for (let part = 1 + helpers.length; part < Math.min(threads, mostThreads); part++) {
        const helper = spawn();
        helpers.push(helper);
        helper.postMessage({ part, module, memory: memory.memory, control: block, step, scratch: memory.scratchOf(part) });
      }
    },
    takeStep(threads) {
      control.begin(threads);
      share.take(threads);
    },
    shrinkTo(threads) {
      // One that starts could say that it is ready after it has been forgotten.
      if (control.ready() <= helpers.length) return;
      for (const [i, helper] of helpers.splice(threads - 1).entries()) {
        control.forget(threads + i);
        helper.terminate();
      }
    },
    end() {
      for (const helper of helpers) helper.terminate();
    },
  };
}
