/** The scale that converters store in a tensor of its own, `….scale` beside `….weight`: one number that multiplies. */
import { ggufScaleNameOf } from '../../gguf/tensor-names';
import type { RangedSource } from '../source';
import { matrixShape } from '../tensor';
import type { ClaimedTensor } from './header';

/** Reads it when it is called; null where there is none. */
export function scaleBeside(
  source: RangedSource,
  { name }: ClaimedTensor,
  byName: ReadonlyMap<string, ClaimedTensor>,
): (() => Promise<number>) | null {
  const scaleName = ggufScaleNameOf(name);
  const scale = scaleName === name ? undefined : byName.get(scaleName);
  if (scale === undefined || scale.type !== 0 || scale.roomBytes < 4) return null;
  const { rows, columns } = matrixShape(scale.shape);
  if (rows * columns !== 1) return null;
  return async () => {
    const bytes = await source.read(scale.byteOffset, scale.byteOffset + 4);
    return new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
  };
}
