import type { ModeId } from '../../catalog/modes/modes';
import { modeOf } from '../../catalog/modes/modes';
import { axisPerCode, nearby } from '../../math/weight-counts';
import { coloursOf, mixed, type Rgb } from './kit/colours';

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

/** Strength of the levels next to 0 where there are stronger ones. */
const WEAKEST = 0.35;

/** How much of the colour of its sign a level has, 0 … 1: the outermost all of it. */
export function strengthOf(level: number, levels: readonly number[]): number {
  const outermost = Math.max(...levels.map(Math.abs));
  const innermost = Math.min(...levels.filter((each) => each !== 0).map(Math.abs));
  if (level === 0) return 0;
  return outermost === innermost ? 1 : WEAKEST + ((1 - WEAKEST) * (Math.abs(level) - innermost)) / (outermost - innermost);
}

/** The colour of a code: by its sign, the stronger the farther it lies from 0. */
export function colourOfLevel(level: number, levels: readonly number[]): string {
  const { colour } = looks[signOf(level)];
  const strength = strengthOf(level, levels);
  return level === 0 || strength === 1
    ? colour
    : ['color-mix(in', 'srgb,', colour, `${Math.round(100 * strength)}%,`, 'var(--zero))'].join(' ');
}

const unquantised: readonly LevelLook[] = [{ level: null, colour: 'var(--full)', tint: 'transparent' }];

/** One look per region, from left to right. */
export function levelLooks(mode: ModeId): readonly LevelLook[] {
  const { levels } = modeOf(mode);
  return levels?.map((level) => ({ level, colour: colourOfLevel(level, levels), tint: looks[signOf(level)].tint })) ?? unquantised;
}

/** The colours of {@link levelLooks} as numbers, for what is painted. `zero`: the token of the code 0, towards which weaker levels go. */
export function paintedLevels(element: Element, levels: readonly number[], zero: '--zero' | '--map-zero'): readonly Rgb[] {
  const [negative, middle, positive] = coloursOf(element, ['--negative', zero, '--positive']);
  return levels.map((level) => mixed(middle, level < 0 ? negative : positive, strengthOf(level, levels)));
}

/** Where a code lies on the axis w/γ. */
export const placeOfCode = (mode: ModeId, code: number): number => code * axisPerCode(modeOf(mode).levels ?? []);

/** Codes that stand at the axis w/γ: five, or four and 0. */
export function axisCodes(mode: ModeId): readonly number[] {
  const { levels } = modeOf(mode);
  if (levels === null || axisPerCode(levels) === 1) return [-2, -1, 0, 1, 2];
  const outermost = Math.max(...levels.map(Math.abs));
  const half = levels.filter((level) => level <= outermost / 2).at(-1) ?? 1;
  return [-outermost, -half, 0, half, outermost];
}

/** Weights this close to a threshold, on the axis w/γ, count as undecided: a tenth of what the cuts are measured in. */
export function undecidedWidth(mode: ModeId): number {
  const { levels, rounding } = modeOf(mode);
  const scale = rounding === null || rounding.scale === 'meanOfKept' ? 1 : rounding.scale;
  return (nearby * axisPerCode(levels ?? [])) / scale;
}
