import type { ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import { spreadOf } from '../../src/math/statistics';
import { cardSeeds } from '../../src/state/papers/cards';
import type { RecordedArm } from './recorded-arm';
import type { WantedRun } from './train-run';

/** Trains one model to its end, and tells its held-out loss there. */
export type TrainLoss = (wanted: WantedRun) => Promise<{ readonly loss: number }>;

/** Sums in another order move a loss by less; another recipe by more. */
const TOLERANCE = 0.02;

/** Trains an arm again, with the seeds of the cards. Within its band: the median lies between the lowest and the highest that is recorded. */
export async function rerunArm(
  train: TrainLoss,
  place: Setting,
  mode: ModeId,
  { rate, losses }: RecordedArm,
): Promise<{ readonly losses: readonly number[]; readonly isWithin: boolean }> {
  const again: number[] = [];
  for (const seed of cardSeeds) again.push((await train({ ...place, mode, rate, seed })).loss);
  const { low, high } = spreadOf(losses);
  const { median } = spreadOf(again);
  return { losses: again, isWithin: median >= (1 - TOLERANCE) * low && median <= (1 + TOLERANCE) * high };
}
