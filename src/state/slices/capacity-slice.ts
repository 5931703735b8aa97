import type { ModeId } from '../../catalog/modes/modes';
import type { Slice } from './slice';

/** What one model, trained to the end, knew of so many pairs. */
export interface CapacityPoint {
  readonly mode: ModeId;
  readonly pairs: number;
  /** Share of pairs known, 0…1. */
  readonly score: number;
  readonly heldOutLossNats: number;
  readonly parameters: number;
  readonly steps: number;
  readonly seed: number;
}

export interface CapacitySweep {
  readonly points: readonly CapacityPoint[];
  /** Models of the whole sweep. */
  readonly total: number;
  /** What is being trained; null when nothing is. */
  readonly training: { readonly mode: ModeId; readonly pairs: number } | null;
}

/** How much the weights hold: the results of a sweep over the number of pairs to memorise; null before the first. */
export interface CapacitySlice {
  readonly capacity: CapacitySweep | null;
  setCapacity(change: (sweep: CapacitySweep | null) => CapacitySweep | null): void;
}

export const capacitySlice: Slice<CapacitySlice> = (set) => ({
  capacity: null,
  setCapacity: (change) => set(({ capacity }) => ({ capacity: change(capacity) })),
});
