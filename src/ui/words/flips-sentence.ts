/** Flips against the learning rate, in words: only what was counted, split where the measured rate begins to fall. */
import * as words from '#words/ui/words/flips-sentence';
import { mean } from '../../math/statistics';
import type { StepReport } from '../../worker/protocol';
import { formatCount } from './format';

/** Share of the budget at its end that is compared with the flat part. */
const END_SHARE = 0.1;
/** Codes have settled when fewer than this share of the flips at the full rate are left. */
const SETTLED = 0.5;

export function flipsSentence(points: readonly StepReport[], steps: number, name: string): string {
  const peak = Math.max(0, ...points.map(({ learningRate }) => learningRate));
  const flat = points.filter(({ learningRate }) => learningRate >= 0.999 * peak);
  const lastFlat = flat.at(-1);
  const newest = points.at(-1);
  if (lastFlat === undefined || newest === undefined) return words.nothingTrained;
  const average = (part: readonly StepReport[]): string => formatCount(Math.round(mean(part.map(({ flips }) => flips))));
  const falling = points.filter(({ step }) => step > lastFlat.step);
  if (falling.length === 0) return words.notFalling(name, average(flat));
  const end = falling.filter(({ step }) => step > steps * (1 - END_SHARE));
  if (end.length === 0) return words.falling(name, average(flat), lastFlat.step, average(falling.slice(-10)));
  const rate = (part: readonly StepReport[]): number => mean(part.map(({ flips }) => flips));
  const settled = rate(end) < SETTLED * rate(flat);
  const all = words.fallen(name, average(flat), lastFlat.step, average(falling), average(end));
  return `${all} ${settled ? words.settled : words.notSettled}`;
}
