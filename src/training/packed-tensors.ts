import { modeOf } from '../catalog/modes/modes';
import { elementCount } from '../experiment/architecture';
import type { PortableTensor } from '../formats/format';
import { recordLayoutOf, unpackFields } from '../math/codes/code-fields';
import type { ModelSpec } from '../model/model-spec';
import type { LookWish, WeightLook } from './look';

/** The look that {@link packedTensors} needs: the codes and scales of every BitLinear. */
export const lookForPacking = ({ architecture, parameters }: ModelSpec): LookWish => ({
  lambda: 1,
  recorded: architecture.mode === 'none' ? [] : bitLinearsOf(parameters),
  flipCountsOf: null,
  scales: true,
});

/**
 * The weights of a compiled plan as a packed file holds them: every BitLinear as the very codes and scale that its steps
 * multiply by. Both arguments are of the same step.
 *
 * @param latents `[parameters]`
 */
export function packedTensors(
  { architecture, parameters }: ModelSpec,
  latents: Float32Array,
  { counted, recorded, scales }: WeightLook,
): readonly PortableTensor[] {
  const { levels, packing, granularity } = modeOf(architecture.mode);
  const coded = bitLinearsOf(parameters);
  let offset = 0;
  // What is learnt of scales, the last of the latents, is in the scales of the codes.
  return parameters
    .filter(({ role }) => role !== 'scale')
    .map(({ name, shape }): PortableTensor => {
      const count = elementCount(shape);
      const values = latents.slice(offset, (offset += count));
      const record = recorded.find(({ layer }) => layer === name);
      if (levels === null || record === undefined) return { kind: 'float', name, shape, values };
      const gamma = counted[coded.indexOf(name)]?.gamma ?? Number.NaN;
      const codes = unpackFields(record.codes, count, recordLayoutOf(levels));
      return {
        kind: 'codes',
        name,
        shape,
        codes: packing?.held?.(codes) ?? codes,
        levels,
        scale: { granularity, values: scales?.get(name) ?? Float32Array.of(gamma) },
      };
    });
}

const bitLinearsOf = (parameters: ModelSpec['parameters']): readonly string[] =>
  parameters.filter(({ role }) => role === 'bitLinear').map(({ name }) => name);
