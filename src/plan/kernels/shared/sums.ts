/** Threads that share a long sum; each adds every `partCount`-th value, and one thread adds the parts. */
export const partCount = 256;

/**
 * A statement that adds `term(i)` for i = first, first + stride, … < count to `total`. Blocks of 32 are added by
 * themselves first: the rounding error of float32 then grows with the number of blocks, not of values.
 */
export function blockedSum(total: string, first: string, stride: number, count: string, term: string): string {
  return `for (var start = ${first}; start < ${count}; start += ${32 * stride}u) {
  var block = 0.0;
  for (var i = start; i < min(start + ${32 * stride}u, ${count}); i += ${stride}u) { block += ${term}; }
  ${total} += block;
}`;
}
