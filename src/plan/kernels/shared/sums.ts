import { rowThreads, threadPerRow, type RowLoop } from './row-loop';

/**
 * A statement that adds `term(i)` for i = first, first + stride, … < count to `total`. Blocks of 32 are added by
 * themselves first: the rounding error of float32 then grows with the number of blocks, not of values.
 */
function blockedSum(total: string, first: string, stride: number, count: string, term: string): string {
  return `for (var start = ${first}; start < ${count}; start += ${32 * stride}u) {
  var block = 0.0;
  for (var i = start; i < min(start + ${32 * stride}u, ${count}); i += ${stride}u) { block += ${term}; }
  ${total} += block;
}`;
}

/** The same by the threads that share a part: each sums its values with a stride, and the partial sums are added last. */
export function sharedSum(loop: RowLoop, total: string, part: string, stride: number, count: string, term: string): string {
  if (loop === threadPerRow) return blockedSum(total, part, stride, count, term);
  return `${blockedSum(total, `(${part} * ${rowThreads}u + lane)`, stride * rowThreads, count, term)} ${total} = ${loop.sum(total)};`;
}
