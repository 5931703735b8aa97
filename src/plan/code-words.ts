/**
 * A word for each weight of a BitLinear, one BitLinear after the other: the level of its code in the lowest five bits, counted
 * as `recordLayoutOf` counts them (code + 1 of −1, 0 and +1), above them how often the code has changed. 31 in the lowest
 * bits: no code yet, so the first is not a flip.
 */
export const codeBits = 31;

/** Where the count of changes begins. */
export const flipShift = 5;

/** Words of weights that have had no code yet in this buffer. */
export function uncodedWords(flipCounts: Uint32Array): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(flipCounts, (count) => (count << flipShift) | codeBits);
}

/** How often each code has changed. */
export function flipCountsIn(words: Uint32Array, into: Uint32Array = new Uint32Array(words.length)): Uint32Array {
  for (let i = 0; i < into.length; i++) into[i] = (words[i] ?? 0) >>> flipShift;
  return into;
}
