import type { ModeId } from '../../src/catalog/modes/modes';
import { spreadOf } from '../../src/math/statistics';
import { cardPlace, cardSeeds } from '../../src/state/papers/cards';
import type { MeasuredArm } from '../../src/state/papers/measured';
import type { EngineClient } from '../../src/worker/page/client';
import { trainRun } from './train-run';

/** Sums in another order move a loss by less; another recipe by more. */
const TOLERANCE = 0.02;

/** Trains an arm of a card again. Within its band: the median lies between the lowest and the highest that is recorded. */
export async function rerunArm(
  client: EngineClient,
  mode: ModeId,
  { rate, losses }: MeasuredArm,
): Promise<{ readonly losses: readonly number[]; readonly isWithin: boolean }> {
  const again: number[] = [];
  for (const seed of cardSeeds) again.push((await trainRun(client, { ...cardPlace(mode), mode, rate, seed })).loss);
  const { low, high } = spreadOf(losses);
  const { median } = spreadOf(again);
  return { losses: again, isWithin: median >= (1 - TOLERANCE) * low && median <= (1 + TOLERANCE) * high };
}
