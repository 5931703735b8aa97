import { modeOf } from '../../../catalog/modes/modes';
import { nextLambdaAt } from '../../hyper.as';
import { placedMatrices } from '../shared/matrix-means';
import { ruleFloats } from '../shared/rule-memory';
import { rangeOf } from '../shared/share';
import type { SimdBinding } from '../shared/simd-call';
import type { QuantiseWeightsShape } from './kernel';

/** Memory of one cut of a staircase: where it is, whether it is inclusive, its rise. */
export const cutBytes = 12;

/**
 * The twin of `wgsl.ts` in WebAssembly: the scale and the staircase of a matrix are a handful of numbers, worked out here
 * from its sums; rounding its weights by them is a call.
 */
export const bindQuantiseWeights: SimdBinding<QuantiseWeightsShape> = (
  module,
  { matrices, mode, variant, weightScale },
  addressOf,
  _at,
  share,
) => {
  const [latents, effective, codes, scratch] = ['latents', 'effective', 'codes', 'scratch'].map(addressOf) as [
    number,
    number,
    number,
    number,
  ];
  const { buffer } = module.memory;
  const copy = module.call('copyWeights');
  const round = module.call('roundWeights');
  const { levels, staircase, rounding } = modeOf(mode);
  const placed = placedMatrices(module, matrices, addressOf).map((matrix) => ({
    ...matrix,
    range: rangeOf({ count: matrix.rows, step: 1 }, share),
  }));
  // Neither is bound in full precision, and neither is read then.
  const hyper = new Float32Array(buffer, addressOf('hyper'), nextLambdaAt + 1);
  const flips = new Uint32Array(buffer, addressOf('flips'));
  if (rounding !== null) return boundByNumbers();
  const cutsAt = new Float32Array(buffer, scratch, (cutBytes / 4) * Math.max(0, (levels?.length ?? 0) - 1));
  return () => {
    for (const { row, bitLinear, means, range } of placed) {
      const stairs = levels === null || bitLinear === null ? null : staircase(variant, means());
      if (stairs === null || bitLinear === null) {
        copy(latents, row, effective, ...range);
        continue;
      }
      stairs.cuts.forEach(({ at, inclusive, rise }, i) => cutsAt.set([at, inclusive ? 1 : 0, rise], 3 * i));
      const { cuts, lowest, factor, scale } = stairs;
      const changed = round(
        latents,
        row,
        effective,
        codes,
        scratch,
        cuts.length,
        lowest,
        factor,
        scale,
        weightScale === 'none' ? 1 : 0,
        hyper[nextLambdaAt] ?? 1,
        ...range,
      );
      // Other threads add theirs: whole numbers, in whatever order.
      Atomics.add(flips, bitLinear, changed);
    }
  };

  /** By the numbers that `scale-weights` has left of each group. */
  function boundByNumbers(): () => void {
    const floats = rounding === null ? new Float32Array() : ruleFloats(rounding);
    const ruleAt = new Float32Array(buffer, scratch, floats.length);
    const scales = addressOf('scales');
    const roundGroups = module.call('roundGroups');
    return () => {
      ruleAt.set(floats);
      for (const { row, bitLinear, range } of placed) {
        if (bitLinear === null) copy(latents, row, effective, ...range);
        else {
          const bare = weightScale === 'none' ? 1 : 0;
          const changed = roundGroups(latents, row, effective, codes, scales, scratch, bare, hyper[nextLambdaAt] ?? 1, ...range);
          Atomics.add(flips, bitLinear, changed);
        }
      }
    };
  }
};
