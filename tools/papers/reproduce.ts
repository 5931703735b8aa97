import type { ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import { cardPlace, paperCards } from '../../src/state/papers/cards';
import { cardTable } from './card-table';
import { measuredCards } from './cards-text';
import { ladderTable, rungModes } from './ladder-table';
import { recordedArms, type RecordedArm } from './recorded-arm';
import type { RecordedRun } from './recorded-run';
import { rerunArm, type TrainLoss } from './rerun-arm';
import { ladderSetting } from './settings';

/** Asked for like a card. */
const ladderName = 'ladder';

/**
 * Trains every arm of the cards and of the ladder, or of one of them, again.
 *
 * @param say is told of each arm as it ends
 * @returns the tables with what came out now, and how many arms came out otherwise than recorded or are not recorded
 */
export async function reproduce(
  train: TrainLoss,
  runs: readonly RecordedRun[],
  card: string | null,
  say: (line: string) => void,
): Promise<{ readonly tables: readonly string[]; readonly broken: number }> {
  const chosen = paperCards.filter(({ id }) => card === null || id === card);
  const rungs = card === null || card === ladderName ? rungModes : [];
  if (chosen.length + rungs.length === 0)
    throw new Error(`--card ${card}: there are ${[...paperCards.map(({ id }) => id), ladderName].join(', ')}.`);
  const measured = measuredCards(runs);
  const arms = { ...measured.arms };
  const ladder = { ...recordedArms(runs, ladderSetting, rungModes) };
  let broken = 0;

  async function again<Arm extends RecordedArm>(known: Record<string, Arm>, place: Setting, mode: ModeId): Promise<void> {
    const recorded = known[mode];
    const name = `${place.task}, ${mode}`;
    if (recorded === undefined) {
      broken++;
      say(`${name}: NOT RECORDED, so nothing is claimed of it; --rates trains it.`);
      return;
    }
    const { losses, isWithin } = await rerunArm(train, place, mode, recorded);
    known[mode] = { ...recorded, losses };
    if (!isWithin) broken++;
    say(`${name}: ${losses.join(', ')}, recorded ${recorded.losses.join(', ')}${isWithin ? '' : ' OUTSIDE'}`);
  }

  for (const mode of new Set(chosen.flatMap(({ twin, claimed }) => [twin, claimed]))) await again(arms, cardPlace(mode), mode);
  for (const mode of rungs) await again(ladder, ladderSetting, mode);
  const tables = [chosen.length > 0 ? cardTable({ ...measured, arms }) : '', rungs.length > 0 ? ladderTable(ladder) : ''];
  return { tables: tables.filter((table) => table !== ''), broken };
}
