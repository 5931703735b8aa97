import * as words from '#words/packed/kernels';
import type { CodedMatrix, PackedProduct, ProductKernel } from './product-kernel';

/** Exports of `simd-product.as.ts`; every address is in bytes. */
interface SimdExports extends WebAssembly.Exports {
  readonly fillTernaryTables: (x: number, tables: number, groups: number) => void;
  readonly fillBinaryTables: (x: number, tables: number, groups: number) => void;
  readonly multiply: (codes: number, tables: number, y: number, tiles: number, groups: number, binary: number) => void;
}

const rowsPerTile = 32;
const groupBytes = 16;
const tableBytes = 32;
const pageBytes = 65_536;
/** Memory limit of the module: 2 GiB, see `tools/assemblyscript.mjs`. */
const mostPages = 32_768;

/** Codes in a nibble: two of two bits (−1, 0, +1), or four of one bit (−1, +1). */
interface Nibble {
  readonly columns: 2 | 4;
  readonly bits: 2 | 1;
  readonly step: 1 | 2;
}

const ofThree: Nibble = { columns: 2, bits: 2, step: 1 };
const ofTwo: Nibble = { columns: 4, bits: 1, step: 2 };

/**
 * The product in WebAssembly SIMD. The kernel owns one memory:
 *
 *   | activations | tables | sums | codes of the first matrix | codes of the second | …
 *
 * The first three are as large as the largest matrix needs; codes begin behind them, so room for them is fixed when the
 * kernel starts. When every matrix has been given back, the memory is used again from the beginning.
 *
 * @param module `simd-product.as.ts`, compiled
 * @param largest columns and rows that a matrix may have
 */
export async function startSimdKernel(
  module: WebAssembly.Module,
  largest: { readonly columns: number; readonly rows: number },
): Promise<ProductKernel> {
  const xAt = 0;
  const tablesAt = aligned(largest.columns + 4);
  const yAt = tablesAt + aligned((largest.columns / 2 + 1) * tableBytes);
  const codesAt = yAt + aligned(4 * (largest.rows + rowsPerTile));
  const memory = new WebAssembly.Memory({ initial: pagesFor(codesAt), maximum: mostPages });
  const { fillTernaryTables, fillBinaryTables, multiply } = (await WebAssembly.instantiate(module, { env: { memory } }))
    .exports as SimdExports;
  let end = codesAt;
  let matrices = 0;

  function reserve(bytes: number): number {
    const at = end;
    end = aligned(end + bytes);
    const missing = pagesFor(end) - memory.buffer.byteLength / pageBytes;
    if (missing > 0) memory.grow(missing);
    matrices++;
    return at;
  }

  function giveBack(): void {
    matrices--;
    if (matrices === 0) end = codesAt;
  }

  function pack(matrix: CodedMatrix): PackedProduct {
    const { rows, columns, levels } = matrix;
    if (levels.some((level) => Math.abs(level) > 1)) throw new RangeError(`This kernel has no codes ${levels.join(', ')}.`);
    const nibble = levels.includes(0) ? ofThree : ofTwo;
    if (rows > largest.rows || columns > largest.columns)
      throw new RangeError(
        `This kernel multiplies at most ${largest.rows} rows of ${largest.columns} columns; the matrix has ${rows} of ${columns}.`,
      );
    const groups = Math.ceil(columns / nibble.columns);
    const tiles = Math.ceil(rows / rowsPerTile);
    const sizeBytes = tiles * groups * groupBytes;
    const at = reserve(sizeBytes);
    packNibbles(matrix, nibble, groups, new Uint8Array(memory.buffer, at, sizeBytes));
    const fillTables = nibble === ofThree ? fillTernaryTables : fillBinaryTables;
    return {
      rows,
      columns,
      sizeBytes,
      multiply(x, count, y) {
        const given = new Int8Array(memory.buffer, xAt, groups * nibble.columns).fill(0);
        const sums = new Int32Array(memory.buffer, yAt, rows);
        for (let i = 0; i < count; i++) {
          given.set(x.subarray(i * columns, (i + 1) * columns));
          fillTables(xAt, tablesAt, groups);
          multiply(at, tablesAt, yAt, tiles, groups, nibble === ofTwo ? 1 : 0);
          y.set(sums, i * rows);
        }
      },
      dispose: giveBack,
    };
  }

  return { label: words.simd, pack };
}

/** Codes as nibbles, `[tiles, groups, 16]`: byte i of a group holds row i of its tile below and row i + 16 above. */
function packNibbles(
  { rows, columns, codes }: CodedMatrix,
  { columns: perGroup, bits, step }: Nibble,
  groups: number,
  bytes: Uint8Array,
): void {
  bytes.fill(0);
  for (let row = 0, i = 0; row < rows; row++) {
    const place = Math.floor(row / rowsPerTile) * groups * groupBytes + (row % 16);
    const half = row % rowsPerTile < 16 ? 0 : 4;
    for (let column = 0; column < columns; column++, i++) {
      const at = place + Math.floor(column / perGroup) * groupBytes;
      const field = ((codes[i] ?? 0) + 1) / step;
      bytes[at] = (bytes[at] ?? 0) | (field << (half + bits * (column % perGroup)));
    }
  }
}

const aligned = (bytes: number): number => 16 * Math.ceil(bytes / 16);
const pagesFor = (bytes: number): number => Math.ceil(bytes / pageBytes);
