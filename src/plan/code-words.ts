/**
 * A word for each weight of a BitLinear, one BitLinear after the other: its code + 1 in the lowest two bits, above them how
 * often the code has changed. 3 in the lowest bits: no code yet, so the first is not a flip.
 */
export const codeBits = 3;

/** Words of weights that have had no code yet in this buffer. */
export function uncodedWords(flipCounts: Uint32Array): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(flipCounts, (count) => (count << 2) | codeBits);
}

/** How often each code has changed. */
export function flipCountsIn(words: Uint32Array, into: Uint32Array = new Uint32Array(words.length)): Uint32Array {
  for (let i = 0; i < into.length; i++) into[i] = (words[i] ?? 0) >>> 2;
  return into;
}
