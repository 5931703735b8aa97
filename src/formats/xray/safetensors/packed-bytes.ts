/**
 * A BitNet weight of transformers: uint8 `[out / 4, in]`, four rows in a byte (`math/codes/output-strided.ts`), and beside
 * it `…_scale`, of which the configuration says whether codes are multiplied or divided by it.
 */
import { elementBytes } from '../../safetensors/dtypes';
import { transformersScaleNameOf } from '../../transformers/tensor-names';
import { MOST_COLUMNS, type OpenTensor, type ScaleUse } from '../tensor';
import type { PlacedEntry } from './header';
import { numbersOf } from './numbers';

/** Larger scales than one for each row do not occur. */
const MOST_SCALES = 2 ** 20;

/** Whether a tensor looks like such a weight: bytes in rows, with a scale beside them or the name of a weight. */
export const isPackedBytes = ({ name, dtype, shape }: PlacedEntry): boolean =>
  dtype === 'U8' && shape.length === 2 && shape.every((extent) => extent > 0) && name.endsWith('.weight');

export function packedBytes(entry: PlacedEntry, byName: ReadonlyMap<string, PlacedEntry>, use: ScaleUse): OpenTensor {
  const { name, shape, source, byteOffset } = entry;
  const [byteRows = 0, columns = 0] = shape;
  const rows = 4 * byteRows;
  const beside = byName.get(transformersScaleNameOf(name));
  const count = beside === undefined ? 0 : beside.shape.reduce((product, extent) => product * extent, 1);
  const isUsable = beside !== undefined && (count === 1 || count === rows) && count <= MOST_SCALES && beside.dtype !== 'BOOL';
  const scaleBytes = beside === undefined ? 0 : count * elementBytes[beside.dtype];
  return {
    about: {
      name,
      shape: [rows, columns],
      type: 'U8 (4 × 2 bit)',
      sizeBytes: byteRows * columns,
      bitsPerWeight: (8 * (byteRows * columns + scaleBytes)) / (rows * columns),
      sharing: count === rows && rows > 1 ? 'row' : 'matrix',
      blockCodes: null,
      hasScaleBeside: isUsable,
      scaleUse: isUsable ? use : null,
      unread: columns > MOST_COLUMNS ? 'shape' : null,
      layouts: [],
      room: null,
    },
    async open() {
      const scales = isUsable ? numbersOf(beside.dtype, await beside.source.read(beside.byteOffset, beside.byteOffset + scaleBytes)) : [1];
      const scaleOf = (row: number): number => {
        const stored = scales[scales.length === 1 ? 0 : row] ?? 0;
        return use === 'divides' && isUsable ? 1 / stored : stored;
      };
      return {
        rows,
        columns,
        blockCodes: columns,
        hasCodes: true,
        strips: byteRows,
        rowsPerStrip: 4,
        rowAt: (strip, k) => strip + k * byteRows,
        placeOf: (row) => ({ strip: row % byteRows, k: Math.floor(row / byteRows) }),
        async read(first, strips) {
          const bytes = await source.read(byteOffset + first * columns, byteOffset + (first + strips) * columns);
          const codes = new Int8Array(4 * bytes.length);
          for (let strip = 0; strip < strips; strip++)
            for (let column = 0; column < columns; column++) {
              const byte = bytes[strip * columns + column] ?? 0;
              for (let k = 0; k < 4; k++) codes[(4 * strip + k) * columns + column] = ((byte >> (2 * k)) & 3) - 1;
            }
          const ofRows = Float32Array.from({ length: 4 * strips }, (_, i) => scaleOf(first + (i >> 2) + (i & 3) * byteRows));
          return { codes, scales: ofRows, values: null };
        },
      };
    },
  };
}
