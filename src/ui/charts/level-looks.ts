import type { ModeId } from '../../catalog/modes/modes';
import { modeOf } from '../../catalog/modes/modes';

/** How a region between thresholds looks: colour of its bars, tint of its ground, and its level. Full precision has one. */
export interface LevelLook {
  readonly level: number | null;
  readonly colour: string;
  readonly tint: string;
}

const looks = {
  '-1': { colour: 'var(--negative)', tint: 'var(--negative-tint)' },
  '0': { colour: 'var(--zero)', tint: 'var(--zero-tint)' },
  '1': { colour: 'var(--positive)', tint: 'var(--positive-tint)' },
} as const;

const signOf = (level: number): keyof typeof looks => (level < 0 ? '-1' : level > 0 ? '1' : '0');

/** The colour of a code: by its sign. */
export const colourOfLevel = (level: number): string => looks[signOf(level)].colour;

const unquantised: readonly LevelLook[] = [{ level: null, colour: 'var(--full)', tint: 'transparent' }];

/** One look per region, from left to right. */
export function levelLooks(mode: ModeId): readonly LevelLook[] {
  const { levels } = modeOf(mode);
  return levels === null ? unquantised : levels.map((level) => ({ level, ...looks[signOf(level)] }));
}
