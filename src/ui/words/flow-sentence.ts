/** How many codes moved between two recorded steps, in words. */
import { signedLayout, type FieldLayout } from '../../math/codes/code-fields';
import { formatCount, formatLevel, formatShare, listed } from './format';

/** @param moves `[before, after]` counts of codes in the layout of a record, see `math/code-fields.ts` */
export function flowSentence(
  moves: readonly number[],
  fromStep: number,
  toStep: number,
  { values, lowest, step }: FieldLayout = signedLayout,
): string {
  const total = moves.reduce((sum, count) => sum + count, 0);
  const ways = moves.flatMap((count, way) => {
    const [from, to] = [Math.floor(way / values), way % values];
    return from === to || count === 0 ? [] : [{ count, from: lowest + step * from, to: lowest + step * to }];
  });
  const moved = ways.reduce((sum, { count }) => sum + count, 0);
  if (fromStep === toStep) return `Both ends are step ${fromStep}: move the scrubber to see where the codes went.`;
  if (moved === 0) return `Between step ${fromStep} and step ${toStep} no weight of this matrix ended at another code than it began with.`;
  const most = ways.toSorted((a, b) => b.count - a.count).slice(0, 3);
  return `Between step ${fromStep} and step ${toStep}, ${formatCount(moved)} of ${formatCount(total)} weights (${formatShare(moved / total)}) ended at another code: ${listed(most.map(({ count, from, to }) => `${formatCount(count)} went from ${formatLevel(from)} to ${formatLevel(to)}`))}${ways.length > 3 ? ', the others elsewhere' : ''}.`;
}
