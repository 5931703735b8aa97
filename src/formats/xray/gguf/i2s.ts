/**
 * I2_S of bitnet.cpp: two bits a code, u = code + 1, and one scale for the matrix behind them. A file does not say in which
 * of three layouts it was written; all have the same size and the same shares of codes:
 *
 *   '128'   of 128 codes along a row, byte p (of 32) holds codes p, p + 32, p + 64, p + 96      (builds for x86)
 *   '64'    of 64 codes along a row, byte p (of 16) holds codes p, p + 16, p + 32, p + 48       (builds for ARM)
 *   'rows'  byte j of a group of four rows holds their codes in column j                        (x86 without ACT_PARALLEL)
 *
 *   the first of the four codes in the highest two bits;   behind all: float32 scale, filled up to 32 bytes
 *
 * Source: microsoft/BitNet, `ggml-bitnet-mad.cpp`, `quantize_i2_s`.
 */
import { rowStrips, type DecodedStrips, type MatrixStrips } from '../strips';
import type { MatrixPlace } from '../tensor';

/** Those in which rows of this many codes can lie, the most frequent first. */
export function i2sLayouts(rows: number, columns: number): readonly string[] {
  // Rows of another length share bytes with their neighbours, and codes are laid out as if the matrix were one row.
  return [...(columns % 128 === 0 ? ['128'] : []), ...(columns % 64 === 0 ? ['64'] : []), ...(rows % 4 === 0 ? ['rows'] : [])];
}

/** Null where no layout fits the shape. */
export async function i2sStrips(place: MatrixPlace, layout: string | undefined, outer: number): Promise<MatrixStrips | null> {
  const { source, byteOffset, rows, columns } = place;
  const layouts = i2sLayouts(rows, columns);
  const chosen = layout !== undefined && layouts.includes(layout) ? layout : layouts[0];
  if (chosen === undefined) return null;
  const end = byteOffset + (rows * columns) / 4;
  const tail = await source.read(end, end + 4);
  const scale = outer * new DataView(tail.buffer, tail.byteOffset).getFloat32(0, true);
  return chosen === 'rows' ? fourRows(place, scale) : alongRows(place, chosen === '128' ? 32 : 16, scale);
}

const scalesOf = (rows: number, scale: number): Float32Array => new Float32Array(rows).fill(scale);

function alongRows({ source, byteOffset, rows, columns }: MatrixPlace, run: number, scale: number): MatrixStrips {
  const rowBytes = columns / 4;
  return {
    ...rowStrips(rows),
    columns,
    blockCodes: columns,
    hasCodes: true,
    async read(first, count): Promise<DecodedStrips> {
      const bytes = await source.read(byteOffset + first * rowBytes, byteOffset + (first + count) * rowBytes);
      const codes = new Int8Array(4 * bytes.length);
      for (let i = 0; i < bytes.length; i++) {
        const byte = bytes[i] ?? 0;
        const at = 4 * (i - (i % run)) + (i % run);
        codes[at] = ((byte >> 6) & 3) - 1;
        codes[at + run] = ((byte >> 4) & 3) - 1;
        codes[at + 2 * run] = ((byte >> 2) & 3) - 1;
        codes[at + 3 * run] = (byte & 3) - 1;
      }
      return { codes, scales: scalesOf(count, scale), values: null };
    },
  };
}

function fourRows({ source, byteOffset, rows, columns }: MatrixPlace, scale: number): MatrixStrips {
  return {
    rows,
    columns,
    blockCodes: columns,
    hasCodes: true,
    strips: rows / 4,
    rowsPerStrip: 4,
    rowAt: (strip, k) => 4 * strip + k,
    placeOf: (row) => ({ strip: row >> 2, k: row & 3 }),
    async read(first, count): Promise<DecodedStrips> {
      const bytes = await source.read(byteOffset + first * columns, byteOffset + (first + count) * columns);
      const codes = new Int8Array(4 * bytes.length);
      for (let strip = 0; strip < count; strip++)
        for (let column = 0; column < columns; column++) {
          const byte = bytes[strip * columns + column] ?? 0;
          for (let k = 0; k < 4; k++) codes[(4 * strip + k) * columns + column] = ((byte >> (6 - 2 * k)) & 3) - 1;
        }
      return { codes, scales: scalesOf(4 * count, scale), values: null };
    },
  };
}
