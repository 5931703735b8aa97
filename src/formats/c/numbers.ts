/**
 * Numbers as a C file holds them, each twice: `N(fixed, real)`, of which a macro chooses one.
 *
 *   fixed   whole number of at most 30 bits: fixed · 2^exponent, one exponent a tensor, for the integer build
 *   real    float32 in nine digits, which give back the same bits, for the float build and for the reader
 */

/** Exponent of a tensor of zeros: beside another it disappears. `NOTHING` in `runtime/model.c`. */
const nothing = -500;

const bits = 30;

/** Exponent by which the largest of some finite numbers has 30 bits. */
export function exponentOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
  return largest === 0 ? nothing : Math.floor(Math.log2(largest)) + 1 - bits;
}

export const fixedOf = (value: number, exponent: number): number => Math.round(value * 2 ** -exponent) || 0;

/** A float32 literal. */
export function realText(value: number): string {
  if (Object.is(value, -0)) return '-0.0f';
  const text = String(Number(value.toPrecision(9)));
  return `${/[.e]/.test(text) ? text : `${text}.0`}f`;
}

export const constantText = (value: number, exponent: number): string => `N(${fixedOf(value, exponent)}, ${realText(value)})`;

/** An array's elements, some to a line. */
export function linesOf(items: readonly string[], perLine: number): string {
  const lines: string[] = [];
  for (let i = 0; i < items.length; i += perLine) lines.push(`  ${items.slice(i, i + perLine).join(', ')},`);
  return lines.join('\n');
}
