/**
 * The learning rate that suits a recipe: a geometric grid that grows until its best rate has a worse one on both sides.
 * Each rate is trained with three seeds and judged by their median.
 */
import type { ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import { spreadOf } from '../../src/math/statistics';
import { isOf, type RecordedRun } from './recorded-run';

/** Apart by a factor of two. */
const rateGrid = [0.000625, 0.00125, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08] as const;
/** Where a sweep begins: what the tasks' own defaults give ternary. */
const middle = rateGrid.indexOf(0.01);
export const sweepSeeds = [1, 2, 3] as const;

/** The median loss at each rate that has all its seeds, ascending by rate. */
export function lossesByRate(
  runs: readonly RecordedRun[],
  setting: Setting,
  mode: ModeId,
): readonly { readonly rate: number; readonly loss: number }[] {
  const own = runs.filter((run) => run.mode === mode && isOf(setting, run));
  return rateGrid.flatMap((rate) => {
    const losses = sweepSeeds.flatMap((seed) => own.find((run) => run.rate === rate && run.seed === seed)?.loss ?? []);
    return losses.length < sweepSeeds.length ? [] : [{ rate, loss: spreadOf(losses).median }];
  });
}

/** The best of the rates; null: none is measured. */
export const bestOf = (measured: readonly { readonly rate: number; readonly loss: number }[]) =>
  measured.toSorted((one, other) => one.loss - other.loss)[0] ?? null;

/** The rate to measure next; null: the best one is bracketed, or stands at the end of the grid. */
export function nextRate(runs: readonly RecordedRun[], setting: Setting, mode: ModeId): number | null {
  const measured = lossesByRate(runs, setting, mode);
  const best = bestOf(measured);
  const place = best === null ? middle : rateGrid.findIndex((rate) => rate === best.rate);
  const wanted = best === null ? [place] : [place + 1, place - 1];
  return wanted.map((each) => rateGrid[each]).find((rate) => rate !== undefined && !measured.some((each) => each.rate === rate)) ?? null;
}

/** Whether the sweep of a mode has come to its end. */
export const isSwept = (runs: readonly RecordedRun[], setting: Setting, mode: ModeId): boolean => nextRate(runs, setting, mode) === null;
