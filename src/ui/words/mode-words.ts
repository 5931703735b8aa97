/** What a mode's levels are called in sentences. */
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { formatLevel, listed } from './format';

const levelsOf = (mode: ModeId): readonly number[] => modeOf(mode).levels ?? [];

const countWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const;

/** "three", "16": small numbers as words. */
const counted = (count: number): string => countWords[count] ?? String(count);

/** "−1, 0 or +1" */
export const anyLevel = (mode: ModeId): string => {
  const names = levelsOf(mode).map(formatLevel);
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
};

/** "−1, 0 and +1" */
export const allLevels = (mode: ModeId): string => listed(levelsOf(mode).map(formatLevel));

/** "three spikes" */
export const spikesOf = (mode: ModeId): string => `${counted(levelsOf(mode).length)} spikes`;

/** "the threshold" of two levels, "a threshold" of more. */
export const aThreshold = (mode: ModeId): string => (levelsOf(mode).length === 2 ? 'the threshold' : 'a threshold');
