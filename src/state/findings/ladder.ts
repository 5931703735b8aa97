/** The ladder: arms by the bits that their levels take, from one bit to full precision. */
import type { LossUnit } from '../../catalog/tasks/task';
import { inModeOrder, modeIdOf, modeOf, type ModeId } from '../../catalog/modes/modes';
import type { Spread } from '../../math/statistics';
import type { Arm } from '../arms';
import { tableVerdicts, type TableVerdict } from './table-verdicts';
import { lossOf, measuredArm, scoreOf, smallestDifference } from './verdict';

/** What one press compares: a rung for each number of bits. */
export const ladderModes: readonly ModeId[] = inModeOrder(
  ['binary', 'ternary', 'bits2-row', 'bits3-row', 'bits4-row', 'none'].flatMap((word) => modeIdOf(word) ?? []),
);

/** From so many different numbers of bits on, a comparison is a ladder. */
const FEWEST_RUNGS = 3;

export interface Rung {
  readonly mode: ModeId;
  /** log₂ of the levels of a weight; 32 in full precision. */
  readonly bits: number;
  readonly loss: Spread;
  readonly score: Spread;
  readonly losses: readonly number[];
  readonly ended: boolean;
}

export const bitsOf = (mode: ModeId): number => {
  const { levels } = modeOf(mode);
  return levels === null ? 32 : Math.log2(levels.length);
};

/** Whether arms differ enough in their levels to be drawn by them. */
export const isLadder = (modes: readonly ModeId[]): boolean => new Set(modes.map(bitsOf)).size >= FEWEST_RUNGS;

/** The arms that have been measured, ascending by bits, at the last step that all have reached. */
export function rungsOf(arms: readonly Arm[]): readonly Rung[] {
  const step = Math.min(...arms.map((arm) => measuredArm(arm).joint.at(-1)?.step ?? -1));
  return arms
    .map((arm) => ({ mode: arm.mode, measured: measuredArm(arm, step) }))
    .filter(({ measured }) => measured.joint.length > 0)
    .map(({ mode, measured }) => ({
      mode,
      bits: bitsOf(mode),
      loss: lossOf(measured),
      score: scoreOf(measured),
      losses: (measured.joint.at(-1)?.each ?? []).map(({ heldOutLossNats }) => heldOutLossNats),
      ended: measured.ended,
    }))
    .toSorted((one, other) => one.bits - other.bits);
}

/** Each rung beside the next one up; null before all are trained to their end. */
export function stepsUp(rungs: readonly Rung[], unit: LossUnit, baseline: { readonly lossNats: number }): readonly TableVerdict[] | null {
  if (rungs.length < 2 || rungs.some(({ ended }) => !ended)) return null;
  return tableVerdicts(
    rungs.map(({ losses }) => losses),
    rungs.slice(1).map((_, i) => [i, i + 1] as const),
    smallestDifference(unit, baseline),
  );
}
