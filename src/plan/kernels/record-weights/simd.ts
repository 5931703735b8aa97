import { modeOf } from '../../../catalog/modes/modes';
import { recordLayoutOf } from '../../../math/codes/code-fields';
import { axisPerCode } from '../../../math/weight-counts';
import { groupFloats, groupsOfRow, groupWidth } from '../shared/groups';
import { placedMatrices } from '../shared/matrix-means';
import type { SimdBinding } from '../shared/simd-call';
import type { RecordWeightsShape } from './kernel';

/** The twin of `wgsl.ts` in WebAssembly: the unit of a matrix is worked out here, packing it by that is a call. */
export const bindRecordWeights: SimdBinding<RecordWeightsShape> = (module, { matrices, blocks, mode, variant }, addressOf) => {
  const [latents, codes, record, scratch] = ['latents', 'codes', 'record', 'scratch'].map(addressOf) as [number, number, number, number];
  const pack = module.call('recordMatrix');
  const { staircase, rounding, levels, granularity } = modeOf(mode);
  const { bits } = recordLayoutOf(levels ?? []);
  const perCode = axisPerCode(levels ?? []);
  const placed = placedMatrices(module, matrices, addressOf).filter(({ bitLinear }) => bitLinear !== null);
  return () => {
    for (const { row, columns, firstGroup, means } of placed) {
      let groups = scratch;
      if (rounding === null)
        new Float32Array(module.memory.buffer, scratch, groupFloats).set([0, 0, staircase(variant, means())?.scale ?? 0, 0]);
      else groups = addressOf('scales') + 4 * groupFloats * firstGroup;
      pack(latents, row, codes, record, blocks, bits, groups, groupWidth(granularity, columns), groupsOfRow(granularity, columns), perCode);
    }
  };
};
