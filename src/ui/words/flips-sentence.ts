/** Flips against the learning rate, in words: only what was counted, split where the measured rate begins to fall. */
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
  if (lastFlat === undefined || newest === undefined) return 'Nothing has been trained yet.';
  const average = (part: readonly StepReport[]): string => formatCount(Math.round(mean(part.map(({ flips }) => flips))));
  const falling = points.filter(({ step }) => step > lastFlat.step);
  if (falling.length === 0)
    return `The learning rate of the ${name} run has not begun to fall: ${average(flat)} codes flip a step at its full rate.`;
  const atFull = `Of the ${name} run, ${average(flat)} codes flipped a step at the full learning rate`;
  const end = falling.filter(({ step }) => step > steps * (1 - END_SHARE));
  if (end.length === 0) return `${atFull}; since step ${lastFlat.step} it falls, and ${average(falling.slice(-10))} flip now.`;
  const rate = (part: readonly StepReport[]): number => mean(part.map(({ flips }) => flips));
  const settled = rate(end) < SETTLED * rate(flat);
  return `${atFull} (up to step ${lastFlat.step}); while it fell, ${average(falling)}; over the last tenth of the budget, ${average(end)}. ${settled ? 'They settle as the learning rate falls' : 'They have not settled with the falling learning rate'}.`;
}
