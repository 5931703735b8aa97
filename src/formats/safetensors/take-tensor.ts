import { scaleShape, type Granularity } from '../../catalog/modes/granularity';
import { elementCount } from '../../experiment/architecture';
import { indexOutside } from '../../math/codes/code-levels';
import { float32Values } from '../../math/bytes/little-endian';
import { indexOfNonFinite } from '../../math/non-finite';
import { unpackOutputStrided } from '../../math/codes/output-strided';
import { FormatError } from '../format-error';
import type { CodedTensor, CodeScale } from '../format';
import { quoted } from '../shared/quoted';
import type { LocatedTensor } from './safetensors';
import type { Dtype } from './dtypes';

type Stored = Map<string, LocatedTensor>;

/** Removes a tensor from those not yet used, and checks that it is what the model needs. Throws {@link FormatError}. */
export function takeTensor(stored: Stored, name: string, dtype: Dtype, shape: readonly number[]): LocatedTensor {
  const tensor = stored.get(name);
  if (tensor === undefined) throw new FormatError(`a tensor ${quoted(name)}`, 'none of that name');
  stored.delete(name);
  const expected = `${dtype} [${shape.join(', ')}]`;
  const found = `${tensor.dtype} [${tensor.shape.slice(0, 8).join(', ')}]`;
  if (tensor.shape.length !== shape.length || found !== expected)
    throw new FormatError(`tensor ${quoted(name)} as ${expected}`, found, tensor.byteOffset);
  return tensor;
}

/** The numbers of a float32 tensor; all finite. */
export function takeFloats(stored: Stored, name: string, shape: readonly number[]): Float32Array {
  const { bytes, byteOffset } = takeTensor(stored, name, 'F32', shape);
  const values = float32Values(bytes);
  const bad = indexOfNonFinite(values);
  if (bad >= 0) throw new FormatError(`finite numbers in tensor ${quoted(name)}`, String(values[bad]), byteOffset + 4 * bad);
  return values;
}

/**
 * What the codes of a matrix are multiplied by.
 *
 * @param shape of the matrix
 */
export function takeScale(stored: Stored, name: string, shape: readonly number[], granularity: Granularity = 'matrix'): CodeScale {
  const byteOffset = stored.get(name)?.byteOffset ?? 0;
  const values = takeFloats(stored, name, scaleShape(granularity, shape));
  const bad = values.findIndex((scale) => scale < 0);
  if (bad >= 0) throw new FormatError(`a scale of 0 or more in tensor ${quoted(name)}`, String(values[bad]), byteOffset + 4 * bad);
  return { granularity, values };
}

/** Codes that are packed along the output axis, with their scale. */
export function takeOutputStrided(
  stored: Stored,
  name: string,
  scaleName: string,
  shape: readonly number[],
  levels: readonly number[],
): Pick<CodedTensor, 'codes' | 'scale'> {
  const [out = 0, ...rest] = shape;
  const { bytes, byteOffset } = takeTensor(stored, name, 'U8', [out / 4, ...rest]);
  const codes = unpackOutputStrided(bytes);
  const bad = indexOutside(codes, levels);
  if (bad >= 0)
    throw new FormatError(
      `codes out of ${levels.join(', ')} in tensor ${quoted(name)}`,
      `the code ${codes[bad]}`,
      byteOffset + (bad % (elementCount(shape) / 4)),
    );
  return { codes, scale: takeScale(stored, scaleName, shape) };
}
