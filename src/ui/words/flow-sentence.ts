/** How many codes moved between two recorded steps, in words. */
import * as words from '#words/ui/words/flow-sentence';
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
  if (fromStep === toStep) return words.sameStep(fromStep);
  if (moved === 0) return words.noneMoved(fromStep, toStep);
  const most = ways.toSorted((a, b) => b.count - a.count).slice(0, 3);
  const said = listed(most.map(({ count, from, to }) => words.went(formatCount(count), formatLevel(from), formatLevel(to))));
  const all = ways.length > 3 ? `${said}, ${words.othersElsewhere}` : said;
  return words.moved(fromStep, toStep, formatCount(moved), formatCount(total), formatShare(moved / total), all);
}
