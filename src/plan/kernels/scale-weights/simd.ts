import { groupCount } from '../shared/groups';
import { placedMatrices } from '../shared/matrix-means';
import { ruleFloats } from '../shared/rule-memory';
import { rangeOf } from '../shared/share';
import type { SimdBinding } from '../shared/simd-call';
import { ruleOfMode, type ScaleWeightsShape } from './kernel';

/** The twin of `wgsl.ts` in WebAssembly: a call for each matrix. */
export const bindScaleWeights: SimdBinding<ScaleWeightsShape> = (module, { matrices, mode, learntAt = 0 }, addressOf, _at, share) => {
  const [latents, scales, scratch] = ['latents', 'scales', 'scratch'].map(addressOf) as [number, number, number];
  const rule = ruleOfMode(mode);
  const floats = ruleFloats(rule);
  const inMemory = new Float32Array(module.memory.buffer, scratch, floats.length);
  const scale = module.call('scaleMatrix');
  const placed = placedMatrices(module, matrices, addressOf)
    .filter(({ bitLinear }) => bitLinear !== null)
    .map(({ row, rows, columns }) => ({ row, range: rangeOf({ count: groupCount(rule.granularity, rows, columns), step: 4 }, share) }));
  return () => {
    inMemory.set(floats);
    for (const { row, range } of placed) scale(latents, row, scales, scratch, latents + 4 * learntAt, ...range);
  };
};
