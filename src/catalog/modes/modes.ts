import { binary } from './binary';
import type { Mode } from './mode';
import { none } from './none';
import { ternary } from './ternary';

/** Every quantisation mode; the key is its id. */
export const modes = { ternary, binary, none } satisfies Record<string, Mode>;

export type ModeId = keyof typeof modes;

export const modeIds = Object.keys(modes) as readonly ModeId[];

/** The mode of an id, seen as the common interface. */
export function modeOf(id: ModeId): Mode {
  return modes[id];
}
