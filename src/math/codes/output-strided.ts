/**
 * Four codes in a byte along the output axis, as transformers packs a BitNet weight. Of a matrix `[out, in]` with
 * r = out / 4 the byte `[i, j]` of `[r, in]` holds the codes of four rows that lie r apart:
 *
 *   byte[i][j] = u[i][j] | u[i + r][j] << 2 | u[i + 2r][j] << 4 | u[i + 3r][j] << 6      u = code + 1
 *
 * Source: transformers, `integrations/bitnet.py`, `pack_weights`.
 */
import { indexOutside } from './code-levels';

const CODES_PER_BYTE = 4;

/** `out·in / 4` bytes. Codes must be −1, 0 or +1, their number a multiple of four; anything else is a RangeError. */
export function packOutputStrided(codes: Int8Array): Uint8Array {
  if (codes.length % CODES_PER_BYTE !== 0) throw new RangeError(`${codes.length} codes do not fill bytes of ${CODES_PER_BYTE}.`);
  const bad = indexOutside(codes, [-1, 0, 1]);
  if (bad >= 0) throw new RangeError(`Code ${bad} is ${codes[bad]}; it can be -1, 0 or 1.`);
  // Row-major: rows that lie r apart are r·in codes apart, which is the number of bytes.
  const count = codes.length / CODES_PER_BYTE;
  const bytes = new Uint8Array(count);
  const u = (i: number): number => (codes[i] ?? 0) + 1;
  for (let i = 0; i < count; i++) bytes[i] = u(i) | (u(i + count) << 2) | (u(i + 2 * count) << 4) | (u(i + 3 * count) << 6);
  return bytes;
}

/** Four times as many codes as bytes. The bit pair 3, which `packOutputStrided` never writes, gives +2. */
export function unpackOutputStrided(bytes: Uint8Array): Int8Array {
  const codes = new Int8Array(CODES_PER_BYTE * bytes.length);
  for (let place = 0; place < CODES_PER_BYTE; place++) {
    for (let i = 0; i < bytes.length; i++) codes[place * bytes.length + i] = (((bytes[i] ?? 0) >> (2 * place)) & 3) - 1;
  }
  return codes;
}
