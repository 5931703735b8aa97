import * as tf from '@tensorflow/tfjs-core';
import { scaleShape } from '../../catalog/modes/granularity';
import { modeOf } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import { toAxisBytes } from '../../math/codes/axis-bytes';
import { axisPerCode } from '../../math/weight-counts';
import { packFields, recordLayoutOf } from '../../math/codes/code-fields';
import type { BitNet } from '../../model/bitnet';
import { parameter } from '../../model/block';
import type { WeightSet } from '../../model/weights';
import { onAxis } from '../describe-layer';
import type { RecordedLayer } from '../reports';

/** Codes and latents of the named BitLinears, in three reads regardless of their number. */
export async function recordWeights(
  model: BitNet,
  { views, quantised }: WeightSet,
  layers: readonly string[],
  hasLatents: boolean,
): Promise<readonly RecordedLayer[]> {
  const specs = model.parameters.filter(({ name }) => layers.includes(name));
  if (specs.length === 0) return [];
  const codedOf = (name: string): WeightSet['quantised'][string] => {
    const coded = quantised[name];
    if (coded === undefined) throw new Error(`No codes for "${name}".`);
    return coded;
  };
  const joined = tf.tidy(() => {
    const join = (tensorOf: (name: string) => tf.Tensor): tf.Tensor => tf.concat(specs.map(({ name }) => tf.reshape(tensorOf(name), [-1])));
    return [join((name) => codedOf(name).codes), join((name) => codedOf(name).scale), join((name) => parameter(views, name))] as [
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
    ];
  });
  const [codes, scales, latents] = await Promise.all(joined.map((tensor) => tensor.data())).finally(() => tf.dispose(joined));
  const { levels, granularity } = modeOf(model.architecture.mode);
  if (levels === null) return [];
  let offset = 0;
  let firstScale = 0;
  return specs.map(({ name, shape }): RecordedLayer => {
    const start = offset;
    offset += elementCount(shape);
    const onAxisBytes = (values: ArrayLike<number>, own: ArrayLike<number>): Int8Array => {
      const [places, unit] = onAxis(values, own, granularity, shape);
      return toAxisBytes(places, unit / axisPerCode(levels));
    };
    const scale = scales?.subarray(firstScale, (firstScale += elementCount(scaleShape(granularity, shape)))) ?? [];
    return {
      layer: name,
      shape,
      levels,
      codes: packFields(codes?.subarray(start, offset) ?? [], recordLayoutOf(levels)),
      latents: hasLatents ? onAxisBytes(latents?.subarray(start, offset) ?? [], scale) : new Int8Array(0),
    };
  });
}
