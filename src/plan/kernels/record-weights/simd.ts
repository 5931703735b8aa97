import { modeOf } from '../../../catalog/modes/modes';
import { placedMatrices } from '../shared/matrix-means';
import type { SimdBinding } from '../shared/simd-call';
import type { RecordWeightsShape } from './kernel';

/** The twin of `wgsl.ts` in WebAssembly: the unit of a matrix is worked out here, packing it by that is a call. */
export const bindRecordWeights: SimdBinding<RecordWeightsShape> = (module, { matrices, blocks, mode, variant }, addressOf) => {
  const [latents, codes, record] = ['latents', 'codes', 'record'].map(addressOf) as [number, number, number];
  const pack = module.call('recordMatrix');
  const { staircase } = modeOf(mode);
  const placed = placedMatrices(module, matrices, addressOf).filter(({ bitLinear }) => bitLinear !== null);
  return () => {
    for (const { row, means } of placed) {
      const gamma = staircase(variant, means())?.scale ?? 0;
      pack(latents, row, codes, record, blocks, gamma > 0 ? gamma : 1);
    }
  };
};
