import type { SimdModule } from '../kernels/shared/simd-call';
import type { CrewControl } from './crew-control';
import { bindPlaced, type PlacedDispatch } from './run-dispatch';

/** Partitions a step among the threads of a crew, and places the barriers. */
export interface ShareOfStep {
  take(threads: number): void;
}

interface BoundDispatch {
  readonly run: () => void;
  /** Whether a barrier follows. */
  readonly meets: boolean;
}

/** @param scratch that thread's own */
export function shareOfStep(
  module: SimdModule,
  step: readonly PlacedDispatch[],
  scratch: number,
  part: number,
  control: CrewControl,
): ShareOfStep {
  const shares = new Map<number, readonly BoundDispatch[]>();

  function shareOf(threads: number): readonly BoundDispatch[] {
    const share =
      shares.get(threads) ??
      step.map((dispatch, i) => ({
        run: bindPlaced(module, dispatch, scratch, { part, parts: threads }),
        meets: !goesOn(dispatch, step[i + 1]),
      }));
    shares.set(threads, share);
    return share;
  }

  return {
    take(threads) {
      for (const { run, meets } of shareOf(threads)) {
        run();
        if (meets) control.meet(threads);
      }
    },
  };
}

/** Whether the next dispatch reads only rows made by the same thread: both have the same rows, partitioned alike. */
const goesOn = ({ ownRows }: PlacedDispatch, next: PlacedDispatch | undefined): boolean =>
  ownRows !== null && next !== undefined && next.ownRows === ownRows;
