/** Offsets in a safetensors file, which follow from names and shapes alone. The layout is drawn in `safetensors.ts`. */
import { elementBytes, type Dtype } from './dtypes';

/** Bytes of the length that stands before the header. */
export const LENGTH_BYTES = 8;

export interface TensorShape {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

export interface SafetensorsLayout<Tensor> {
  /** In the order of their data: wider elements first, so that every one of them is aligned. */
  readonly ordered: readonly Tensor[];
  /** The header, not yet filled up. */
  readonly json: Uint8Array;
  readonly dataLength: number;
}

/** Header and data filled up to a multiple of eight. */
export const headerBytes = (jsonLength: number): number => Math.ceil(jsonLength / 8) * 8;

export const tensorBytes = ({ dtype, shape }: TensorShape): number =>
  shape.reduce((product, extent) => product * extent, elementBytes[dtype]);

/** Throws RangeError where two tensors have one name. */
export function layOut<Tensor extends TensorShape>(
  metadata: ReadonlyMap<string, string>,
  tensors: readonly Tensor[],
): SafetensorsLayout<Tensor> {
  const ordered = tensors.toSorted((a, b) => elementBytes[b.dtype] - elementBytes[a.dtype]);
  const header = new Map<string, unknown>([['__metadata__', Object.fromEntries(metadata)]]);
  let dataLength = 0;
  for (const tensor of ordered) {
    const { name, dtype, shape } = tensor;
    if (header.has(name)) throw new RangeError(`A tensor cannot be called "${name}": the name is taken.`);
    const end = dataLength + tensorBytes(tensor);
    header.set(name, { dtype, shape, data_offsets: [dataLength, end] });
    dataLength = end;
  }
  return { ordered, json: new TextEncoder().encode(JSON.stringify(Object.fromEntries(header))), dataLength };
}
