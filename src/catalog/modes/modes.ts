import { binary } from './binary';
import type { Mode } from './mode';
import { none } from './none';
import { ternary } from './ternary';

/** Every quantisation mode; the key is its id. */
export const modes = { ternary, binary, none } satisfies Record<string, Mode>;

export type ModeId = keyof typeof modes;

/** A mode whose weights have codes. */
export type QuantisedModeId = Exclude<ModeId, 'none'>;

export const modeIds = Object.keys(modes) as readonly ModeId[];

/** The default mode, trained and in focus first. */
export const defaultMode = 'ternary' satisfies QuantisedModeId;

/** The order in which modes are listed, everywhere: the control first. */
export const modeOrder: readonly ModeId[] = modeIds.toSorted((one, other) => modes[one].order - modes[other].order);

/** The mode of an id, seen as the common interface. */
export function modeOf(id: ModeId): Mode {
  return modes[id];
}

/** Whether weights of a mode have codes. */
export const isQuantised = (id: ModeId): id is QuantisedModeId => modeOf(id).levels !== null;

/** The modes that a trained full-precision model is rounded to. */
export const roundingModes: readonly QuantisedModeId[] = modeIds.filter(isQuantised).filter((id) => modes[id].roundsFull);
