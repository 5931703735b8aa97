/** Marks that people and programs leave where a value is missing. */

const marks = /^(?:|na|n\/a|n\.a\.|#n\/a|nan|null|\(null\)|\\n|[?–—…]|--?|\.\.?|#value!|#div\/0!|#ref!)$/i;
/** Words that can be a class as well, and are a gap among numbers only. */
const wordsAmongNumbers: ReadonlySet<string> = new Set(['none', 'nil', 'missing', 'unknown', '*', 'inf', '-inf', 'infinity', '-infinity']);

/** Whether a cell marks a missing value, in a column of whatever it may be. */
export const isMissing = (cell: string): boolean => cell.length < 12 && marks.test(cell);

/** Whether a cell marks a missing value in a column of numbers. */
export const isGap = (cell: string): boolean => isMissing(cell) || (cell.length < 12 && wordsAmongNumbers.has(cell.toLowerCase()));

/** A number as −999 that stands for a gap: all nines, below zero, and far from all the others; null: there is none. */
export function markAmong(values: ArrayLike<number>): number | null {
  let [lowest, next, highest] = [Infinity, Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (value < lowest) [next, lowest] = [lowest, value];
    else if (value > lowest && value < next) next = value;
    highest = Math.max(highest, value);
  }
  if (!/^-9{3,}(\.[09]+)?$/.test(String(lowest)) || next === Infinity) return null;
  return next - lowest > 2 * (highest - next) && next - lowest > 500 ? lowest : null;
}
