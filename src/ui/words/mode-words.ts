/** What a mode's levels are called in sentences. */
import * as words from '#words/ui/words/mode-words';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { axisPerCode } from '../../math/weight-counts';
import { formatLevel, listed } from './format';

/** Levels that a sentence names one by one. */
const MOST_NAMED = 4;

const levelsOf = (mode: ModeId): readonly number[] => modeOf(mode).levels ?? [];

/** "−1, 0 or +1" */
export const anyLevel = (mode: ModeId): string => {
  const names = levelsOf(mode).map(formatLevel);
  if (names.length > MOST_NAMED) return words.oneOfLevels(names.length, names[0] ?? '', names.at(-1) ?? '');
  return words.or(names.slice(0, -1).join(', '), names.at(-1) ?? '');
};

/** "−1, 0 and +1" */
export const allLevels = (mode: ModeId): string => {
  const names = levelsOf(mode).map(formatLevel);
  return names.length > MOST_NAMED ? words.ofLevels(names.length, names[0] ?? '', names.at(-1) ?? '') : listed(names);
};

/** What counts as near a level or a threshold: 0.1 of the scale, or of the distance of a grid. */
export const tenthOf = (mode: ModeId): string => (axisPerCode(levelsOf(mode)) === 1 ? words.tenth : words.tenthOfStep);

/** "one scale", "the scale of their row" */
export const scalesOf = (mode: ModeId): string => {
  const { granularity } = modeOf(mode);
  return granularity === 'matrix' ? words.oneScale : granularity === 'row' ? words.scaleOfRow : words.scaleOfGroup(granularity.group);
};

/** "three spikes" */
export const spikesOf = (mode: ModeId): string => words.spikes(levelsOf(mode).length);

/** "the threshold" of two levels, "a threshold" of more. */
export const aThreshold = (mode: ModeId): string => (levelsOf(mode).length === 2 ? words.theThreshold : words.aThreshold);
