import type { PortableTensor } from '../formats/format';
import { crc32 } from '../math/bytes/crc32';

/**
 * A checksum of the weights that training has decided on, unsigned and of 32 bits: of every code or, in full precision, of every
 * number. Equal weights have equal ones; of different weights, one pair in four thousand million has.
 */
export function digestOf(tensors: readonly PortableTensor[]): number {
  const coded = tensors.filter(({ kind }) => kind === 'codes');
  return crc32(...(coded.length === 0 ? tensors : coded).map(bytesOf));
}

function bytesOf(tensor: PortableTensor): Uint8Array {
  const { buffer, byteOffset, byteLength } = tensor.kind === 'codes' ? tensor.codes : tensor.values;
  return new Uint8Array(buffer, byteOffset, byteLength);
}
