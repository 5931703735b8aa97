import type { ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import { cardSeeds } from '../../src/state/papers/cards';
import { isOf, type RecordedRun } from './recorded-run';
import { bestOf, isSwept, lossesByRate } from './sweep-rates';

/** What was trained of a mode at its own best rate, with other seeds than those that chose it. */
export interface RecordedArm {
  /** Peak learning rate. */
  readonly rate: number;
  /** Held-out losses at the end, one a seed of the cards. */
  readonly losses: readonly number[];
}

/** The runs of an arm with the seeds of the cards; null before it is swept and trained with all of them. */
export function judgedRuns(
  runs: readonly RecordedRun[],
  place: Setting,
  mode: ModeId,
): { readonly rate: number; readonly own: readonly RecordedRun[] } | null {
  if (!isSwept(runs, place, mode)) return null;
  const rate = bestOf(lossesByRate(runs, place, mode))?.rate;
  const own = cardSeeds.flatMap(
    (seed) => runs.find((run) => isOf(place, run) && run.mode === mode && run.rate === rate && run.seed === seed) ?? [],
  );
  return rate === undefined || own.length < cardSeeds.length ? null : { rate, own };
}

/** The arms of a place that are recorded whole. */
export const recordedArms = (
  runs: readonly RecordedRun[],
  place: Setting,
  modes: readonly ModeId[],
): Readonly<Record<string, RecordedArm>> =>
  Object.fromEntries(
    modes.flatMap((mode) => {
      const judged = judgedRuns(runs, place, mode);
      return judged === null ? [] : [[mode, { rate: judged.rate, losses: judged.own.map(({ loss }) => loss) }] as const];
    }),
  );
