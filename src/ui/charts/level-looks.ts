import type { ModeId } from '../../catalog/modes/modes';
import { modeOf } from '../../catalog/modes/modes';

/** How a region between thresholds looks: colour of its bars, tint of its ground, and its level. Full precision has one. */
export interface LevelLook {
  readonly level: -1 | 0 | 1 | null;
  readonly colour: string;
  readonly tint: string;
}

const looks = {
  '-1': { level: -1, colour: 'var(--negative)', tint: 'var(--negative-tint)' },
  '0': { level: 0, colour: 'var(--zero)', tint: 'var(--zero-tint)' },
  '1': { level: 1, colour: 'var(--positive)', tint: 'var(--positive-tint)' },
} as const satisfies Record<string, LevelLook>;

const unquantised: readonly LevelLook[] = [{ level: null, colour: 'var(--full)', tint: 'transparent' }];

/** One look per region, from left to right. */
export function levelLooks(mode: ModeId): readonly LevelLook[] {
  const { levels } = modeOf(mode);
  return levels === null ? unquantised : levels.map((level) => looks[level < 0 ? '-1' : level > 0 ? '1' : '0']);
}
