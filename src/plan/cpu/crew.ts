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
  /** Threads available to the next step, the calling one included: helpers start asynchronously. */
  readonly ready: number;
  /** Starts helpers until there are so many threads, at most {@link mostThreads}. */
  growTo(threads: number): void;
  /** Runs the list with so many threads, at most `ready`. Blocks: never call it on the main thread. */
  takeStep(threads: number): void;
  /** Terminates surplus helpers, unless some are still starting. */
  shrinkTo(threads: number): void;
  /** Terminates all helpers, permanently. */
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
      // A starting helper could report ready after its removal.
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
