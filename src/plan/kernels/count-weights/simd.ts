import { thresholdsAt } from '../../../catalog/modes/mode';
import { modeOf } from '../../../catalog/modes/modes';
import { nearby, oftenFlips, weightAxis } from '../../../math/weight-counts';
import { placedMatrices } from '../shared/matrix-means';
import type { SimdBinding } from '../shared/simd-call';
import { countsWidth, countWords, type CountWeightsShape } from './kernel';

/** The twin of `wgsl.ts` in WebAssembly: units, levels and thresholds are worked out here, counting by them is a call. */
export const bindCountWeights: SimdBinding<CountWeightsShape> = (module, { matrices, mode, variant, weightScale }, addressOf) => {
  const [latents, effective, codes, counts, scratch] = ['latents', 'effective', 'codes', 'counts', 'scratch'].map(addressOf) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const count = module.call('countMatrix');
  const rule = modeOf(mode);
  const { levels, staircase } = rule;
  const placed = placedMatrices(module, matrices, addressOf);
  const { min, max, bins } = weightAxis;

  return () => {
    for (const { row, bitLinear, means } of placed) {
      if (bitLinear === null) continue;
      const { absMean, mean } = means();
      const gamma = staircase(variant, { absMean, mean })?.scale ?? absMean;
      const unit = gamma > 0 ? gamma : 1;
      const to = counts + 4 * countsWidth * bitLinear;
      const scales = new Float32Array(module.memory.buffer, to, 2);
      scales[countWords.gamma] = gamma;
      scales[countWords.mean] = mean;
      const thresholds = thresholdsAt(rule, mean / unit);
      new Float32Array(module.memory.buffer, scratch, placeCount).set([...thresholds, ...(levels ?? [])]);
      count(
        latents,
        row,
        effective,
        codes,
        to,
        scratch,
        thresholds.length,
        levels?.length ?? 0,
        unit,
        weightScale === 'none' ? 1 : unit,
        min,
        bins / (max - min),
        bins,
        nearby,
        oftenFlips,
      );
    }
  };
};

/** Room for the thresholds and levels of any mode: fifteen and sixteen. */
const placeCount = 32;
export const placesBytes = 4 * placeCount;
