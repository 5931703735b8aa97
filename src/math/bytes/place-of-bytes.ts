/**
 * Where a run of bytes stands first in others, from `from` on; −1: nowhere. A plain loop: a search that stops at every
 * first byte would take seconds where a file is made of nothing else.
 */
export function placeOfBytes(bytes: Uint8Array, wanted: Uint8Array, from = 0): number {
  const [first] = wanted;
  for (let at = from; at + wanted.length <= bytes.length; at++) {
    if (bytes[at] !== first) continue;
    let same = 1;
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++;
    if (same >= wanted.length) return at;
  }
  return -1;
}
