/** In the files themselves, for whoever has nothing else: the same in every language. */
export const base3 =
  'base3: five codes per byte, byte = t0 + 3*t1 + 9*t2 + 27*t3 + 81*t4 with t = code + 1, codes in row-major order, the last byte filled up with t = 1; to unpack, t_k = floor(byte / 3^k) mod 3';
export const bit =
  'bit: eight codes per byte, code j in row-major order is bit (j mod 8) of byte floor(j / 8), lowest bit first, 1 for +1 and 0 for -1, the last byte filled up with 0';
export const fields = (bits: number, codesPerByte: number, lowest: number, step: number): string =>
  `fields${bits}: ${codesPerByte === 4 ? 'four' : 'two'} codes per byte, code j in row-major order is in the bits from ${bits} * (j mod ${codesPerByte}) of byte floor(j / ${codesPerByte}), lowest bits first; code = ${lowest} + ${step} * field, the last byte filled up with 0`;

export const noLevel = (place: number, code: number, levels: string): string => `Code ${place} ist ${code}; die Stufen sind ${levels}.`;
