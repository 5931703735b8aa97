/**
 * Index of the first code that is none of the levels; −1 when all are. Through a table, because millions pass here.
 *
 * @param levels whole numbers of a byte
 */
export function indexOutside(codes: Int8Array, levels: readonly number[]): number {
  const isLevel = new Uint8Array(256);
  for (const level of levels) isLevel[level & 0xff] = 1;
  for (let i = 0; i < codes.length; i++) if (isLevel[(codes[i] ?? 0) & 0xff] === 0) return i;
  return -1;
}
