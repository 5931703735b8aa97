import { lambdaAt } from '../../hyper.as';
import { groupsOfRow, groupWidth } from '../shared/groups';
import { placedMatrices } from '../shared/matrix-means';
import { rangeOf } from '../shared/share';
import type { SimdBinding } from '../shared/simd-call';
import { ruleOfMode } from '../scale-weights/kernel';
import type { MaskGradientShape } from './kernel';

/** The twin of `wgsl.ts` in WebAssembly: a call for each matrix. */
export const bindMaskGradient: SimdBinding<MaskGradientShape> = (module, { matrices, mode }, addressOf, _at, share) => {
  const [latents, scales, gradient] = ['latents', 'scales', 'gradient'].map(addressOf) as [number, number, number];
  const { granularity, passes } = ruleOfMode(mode);
  const mask = module.call('maskMatrix');
  const hyper = new Float32Array(module.memory.buffer, addressOf('hyper'), lambdaAt + 1);
  const placed = placedMatrices(module, matrices, addressOf)
    .filter(({ bitLinear }) => bitLinear !== null)
    .map(({ row, rows, columns }) => ({ row, columns, range: rangeOf({ count: rows, step: 4 }, share) }));
  return () => {
    for (const { row, columns, range } of placed) {
      const wide = groupWidth(granularity, columns) || columns;
      mask(latents, row, scales, gradient, wide, groupsOfRow(granularity, columns), ...(passes ?? [0, 0]), hyper[lambdaAt] ?? 1, ...range);
    }
  };
};
