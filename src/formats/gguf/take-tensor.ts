import { FormatError } from '../format-error';
import { quoted } from '../shared/quoted';
import type { LocatedGgufTensor } from './container';

/** Removes a tensor from those not yet used, and checks that it has the shape that the model needs. Throws {@link FormatError}. */
export function takeTensor(stored: Map<string, LocatedGgufTensor>, name: string, shape: readonly number[]): LocatedGgufTensor {
  const tensor = stored.get(name);
  if (tensor === undefined) throw new FormatError(`a tensor ${quoted(name)}`, 'none of that name');
  stored.delete(name);
  if (tensor.shape.join() !== shape.join())
    throw new FormatError(`tensor ${quoted(name)} of shape [${shape.join(', ')}]`, `[${tensor.shape.join(', ')}]`, tensor.byteOffset);
  return tensor;
}
