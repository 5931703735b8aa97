/**
 * Whether the rows of one matrix are those of the other, reordered inside each head: converters do it for programs whose rotary
 * embedding turns neighbours instead of halves. Row 2i + j of a head is then row i + j·size/2. Source: llama.cpp, `LlamaModel.permute`.
 */
import { readRow, valuesOf, type MatrixStrips } from '../strips';

const headSizes = [16, 32, 48, 64, 80, 96, 128, 160, 192, 256];
/** Rows of the first head that are compared: enough that no two matrices agree by chance. */
const tried = [1, 2, 3, 5];

export async function headReordering(first: MatrixStrips, second: MatrixStrips): Promise<boolean> {
  for (const size of headSizes) {
    if (first.rows % size !== 0) continue;
    const from = (row: number): number => (row >> 1) + (row & 1) * (size / 2);
    if ((await agree(first, second, from)) || (await agree(second, first, from))) return true;
  }
  return false;
}

async function agree(first: MatrixStrips, second: MatrixStrips, from: (row: number) => number): Promise<boolean> {
  for (const row of tried) {
    if (from(row) >= first.rows || row >= second.rows) return false;
    const [a, b] = [await signs(first, from(row)), await signs(second, row)];
    if (!a.every((sign, i) => sign === b[i])) return false;
  }
  return true;
}

const signs = async (matrix: MatrixStrips, row: number): Promise<Float32Array> =>
  valuesOf(await readRow(matrix, row), matrix).map(Math.sign);
