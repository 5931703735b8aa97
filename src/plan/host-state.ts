import { bySlot } from '../catalog/optimisers/optimisers';
import type { Plan } from './compile';
import { slotBuffer } from './workspace';

/** Weights and optimiser on the host, flat in the order of `parameterSpecs`. */
export interface HostState {
  readonly latents: Float32Array;
  /** Optimiser state of every weight, by slot name. */
  readonly slots: Readonly<Record<string, Float32Array>>;
  /** Flip counts of all BitLinear weights, concatenated; null in full precision. */
  readonly flipCounts: Uint32Array | null;
}

/** State to start from; slots of the optimiser and flip counts are zero where they are left out. */
export type PlanState = Pick<HostState, 'latents'> & Partial<HostState>;

/** The vectors of a state by the buffers of a plan that hold them. Throws where they are not those of the plan. */
export function vectorsOf(
  { layout: { parameters }, optimiser }: Plan,
  { latents, slots = {} }: PlanState,
): Readonly<Record<string, Float32Array>> {
  const expected = bySlot(optimiser, (slot) => slots[slot] ?? new Float32Array(parameters));
  const strange = Object.keys(slots).find((slot) => expected[slot] === undefined);
  if (strange !== undefined) throw new Error(`The optimiser ${optimiser} keeps no "${strange}".`);
  for (const [name, { length }] of Object.entries({ latents, ...expected }))
    if (length !== parameters) throw new Error(`"${name}" needs ${parameters} values, got ${length}.`);
  return { latents, ...Object.fromEntries(Object.entries(expected).map(([slot, values]) => [slotBuffer(slot), values])) };
}
