/** The sum of a row as one would write it by hand: no plus before a minus. */
import * as words from '#words/ui/xray/tensor';
import type { RowProduct } from '../../worker/xray-protocol';
import { formatCount, formatSignificant } from '../words/format';

export const signed = (value: number): string => formatSignificant(value).replace('-', '−');

/** "(5 − 2) · 0.5 = 1.5"; with a scale for each block, "15.5 · 14.1 − 6 · 14.1 = 134". */
export function rowSum({ hasCodes, plus, minus, blocks, blockCount, output }: RowProduct): string {
  if (!hasCodes) return words.numberProduct(signed(plus.sum), signed(minus.sum), signed(output));
  const [first] = blocks;
  if (blockCount === 1 && first !== undefined)
    return words.oneProduct(signed(plus.sum), signed(minus.sum), signed(first.scale), signed(output));
  const terms = blocks
    .map(({ sum, scale }, i) => `${i === 0 ? signed(sum) : `${sum < 0 ? '−' : '+'} ${signed(Math.abs(sum))}`} · ${signed(scale)}`)
    .join(' ');
  return words.blockProducts(terms, blockCount > blocks.length ? words.moreBlocks(formatCount(blockCount)) : '', signed(output));
}
