import { KernelLostError, type ProductKernel } from '../../packed/kernels/product-kernel';
import type { PackedModel } from '../../packed/packed-model';

/** The packed model of a run: made when it is first asked, kept until the run has moved on, asked one question at a time. */
export interface PackedRun {
  /**
   * Asks the model of `step`, which `pack` makes if it is not at hand. The model is valid until `ask` resolves.
   * Both are called when every earlier question has been answered.
   */
  ask<T>(step: () => number, pack: (kernel: ProductKernel) => Promise<PackedModel>, ask: (model: PackedModel) => Promise<T>): Promise<T>;
  /** The weights have changed though the step has not, or nobody will ask again. */
  forget(): void;
}

/** @param chooseKernel called when the run is first asked, and again when it failed or the device of the kernel is lost */
export function createPackedRun(chooseKernel: () => Promise<ProductKernel>): PackedRun {
  let kernel: ProductKernel | null = null;
  let kept: { readonly step: number; readonly model: PackedModel } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function drop(): void {
    kept?.model.dispose();
    kept = null;
  }

  /** After whatever is under way, whether that succeeds or not. */
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
