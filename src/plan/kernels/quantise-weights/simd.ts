import { modeOf } from '../../../catalog/modes/modes';
import type { SimdBinding } from '../shared/simd-call';
import { tableWidth, weightParts } from '../sum-weights/shape';
import type { QuantiseWeightsShape } from './shape';

/** Memory of one cut of a staircase: where it is, whether it is inclusive, its rise. */
export const cutBytes = 12;

/**
 * The twin of `wgsl.ts` in WebAssembly: the scale and the staircase of a matrix are a handful of numbers, worked out here
 * from its sums; rounding its weights by them is a call.
 */
export const bindQuantiseWeights: SimdBinding<QuantiseWeightsShape> = (module, { matrices, mode, variant, weightScale }, addressOf) => {
  const [latents, table, effective, codes, scratch] = ['latents', 'table', 'effective', 'codes', 'scratch'].map(addressOf) as [number, number, number, number, number];
  const { buffer } = module.memory;
  const rows = new Uint32Array(buffer, table, tableWidth * matrices);
  const copy = module.call('copyWeights');
  const { levels, staircase } = modeOf(mode);
  const copyMatrix = (m: number): void => void copy(latents, table + 4 * tableWidth * m, effective);
  if (levels === null) {
    return () => {
      for (let m = 0; m < matrices; m++) copyMatrix(m);
    };
  }

  const round = module.call('roundWeights');
  const parts = new Float32Array(buffer, addressOf('parts'), 2 * weightParts * matrices);
  const hyper = new Float32Array(buffer, addressOf('hyper'), 1);
  const flips = new Uint32Array(buffer, addressOf('flips'));
  const cutsAt = new Float32Array(buffer, scratch, (cutBytes / 4) * (levels.length - 1));
  /** Sum of the parts of a matrix in float32, over its count of weights. */
  const meanOf = (m: number, column: 0 | 1, count: number): number => {
    let sum = 0;
    for (let i = 0; i < weightParts; i++) sum = Math.fround(sum + (parts[2 * (m * weightParts + i) + column] ?? 0));
    return Math.fround(sum / count);
  };

  return () => {
    for (let m = 0; m < matrices; m++) {
      const [height = 0, width = 0, number = 0] = [rows[tableWidth * m + 1], rows[tableWidth * m + 2], rows[tableWidth * m + 6]];
      const stairs = number === 0 ? null : staircase(variant, { absMean: meanOf(m, 0, height * width), mean: meanOf(m, 1, height * width) });
      if (stairs === null) {
        copyMatrix(m);
        continue;
      }
      stairs.cuts.forEach(({ at, inclusive, rise }, i) => cutsAt.set([at, inclusive ? 1 : 0, rise], 3 * i));
      const { cuts, lowest, factor, scale } = stairs;
      const changed = round(latents, table + 4 * tableWidth * m, effective, codes, scratch, cuts.length, lowest, factor, scale, weightScale === 'none' ? 1 : 0, hyper[0] ?? 1);
      flips[number - 1] = (flips[number - 1] ?? 0) + changed;
    }
  };
};
