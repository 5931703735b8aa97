import { KernelLostError, type ProductKernel } from '../../packed/kernels/product-kernel';
import type { PackedModel } from '../../packed/packed-model';

/** The packed model of a run: built lazily, cached until the run trains on, queried one request at a time. */
export interface PackedRun {
  /**
   * Queries the model of `step`, built by `pack` if not cached. The model is valid until `ask` resolves.
   * Both are called once every earlier query is done.
   */
  ask<T>(step: () => number, pack: (kernel: ProductKernel) => Promise<PackedModel>, ask: (model: PackedModel) => Promise<T>): Promise<T>;
  /** Drops the cache: the weights have changed at the same step, or no more queries will come. */
  forget(): void;
}

/** @param chooseKernel called at the first query, and again when it failed or the device of the kernel is lost */
export function createPackedRun(chooseKernel: () => Promise<ProductKernel>): PackedRun {
  let kernel: ProductKernel | null = null;
  let kept: { readonly step: number; readonly model: PackedModel } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function drop(): void {
    kept?.model.dispose();
    kept = null;
  }

  /** Runs after all pending work, whether that succeeds or not. */
  function inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = last.then(action, action);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    ask<T>(
      stepNow: () => number,
      pack: (kernel: ProductKernel) => Promise<PackedModel>,
      ask: (model: PackedModel) => Promise<T>,
    ): Promise<T> {
      async function answer(): Promise<T> {
        const step = stepNow();
        if (kept?.step !== step) {
          drop();
          kept = { step, model: await pack((kernel ??= await chooseKernel())) };
        }
        return ask(kept.model);
      }
      return inTurn(async () => {
        try {
          return await answer();
        } catch (error) {
          if (!(error instanceof KernelLostError)) throw error;
          drop();
          kernel = null;
          return answer();
        }
      });
    },
    forget: () => void inTurn(async () => drop()),
  };
}
