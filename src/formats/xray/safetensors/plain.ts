/** A tensor that stores one number after another. */
import { elementBytes } from '../../safetensors/dtypes';
import { rowStrips } from '../strips';
import { MOST_COLUMNS, matrixShape, type OpenTensor } from '../tensor';
import type { PlacedEntry } from './header';
import { numbersOf } from './numbers';

export function plainTensor({ name, shape, dtype, source, byteOffset }: PlacedEntry): OpenTensor {
  const { rows, columns } = matrixShape(shape);
  const rowBytes = columns * elementBytes[dtype];
  return {
    about: {
      name,
      shape,
      type: dtype,
      sizeBytes: rows * rowBytes,
      bitsPerWeight: 8 * elementBytes[dtype],
      sharing: 'none',
      blockCodes: null,
      scaleUse: null,
      hasScaleBeside: false,
      unread: columns > MOST_COLUMNS ? 'shape' : null,
      layouts: [],
      room: null,
    },
    open: async () =>
      Promise.resolve({
        ...rowStrips(rows),
        columns,
        blockCodes: columns,
        hasCodes: false,
        async read(first, count) {
          const bytes = await source.read(byteOffset + first * rowBytes, byteOffset + (first + count) * rowBytes);
          return { codes: null, scales: new Float32Array(0), values: numbersOf(dtype, bytes) };
        },
      }),
  };
}
