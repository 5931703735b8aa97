/** What a mode's levels are called in sentences. */
import * as words from '#words/ui/words/mode-words';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { formatLevel, listed } from './format';

const levelsOf = (mode: ModeId): readonly number[] => modeOf(mode).levels ?? [];

/** "−1, 0 or +1" */
export const anyLevel = (mode: ModeId): string => {
  const names = levelsOf(mode).map(formatLevel);
  return words.or(names.slice(0, -1).join(', '), names.at(-1) ?? '');
};

/** "−1, 0 and +1" */
export const allLevels = (mode: ModeId): string => listed(levelsOf(mode).map(formatLevel));

/** "three spikes" */
export const spikesOf = (mode: ModeId): string => words.spikes(levelsOf(mode).length);

/** "the threshold" of two levels, "a threshold" of more. */
export const aThreshold = (mode: ModeId): string => (levelsOf(mode).length === 2 ? words.theThreshold : words.aThreshold);
