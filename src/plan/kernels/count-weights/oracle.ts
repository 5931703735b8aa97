import { modeOf } from '../../../catalog/modes/modes';
import { countWeights as countArrays, weightAxis } from '../../../math/weight-counts';
import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { tableWidth, weightParts } from '../sum-weights/shape';
import { countsWidth, countWords, type CountWeightsShape } from './shape';

/** Every BitLinear taken out row by row, and counted as `math/weight-counts.ts` does. */
export const countWeights: Oracle<CountWeightsShape> = ({ matrices, mode, variant, weightScale }, bound) => {
  const { levels, thresholds, staircase } = modeOf(mode);
  const [table, latents] = [matrix(bound, 'table', tableWidth), vector(bound, 'latents')];
  each(matrices, (m) => {
    const [offset, rows, columns, base, stride, headDim, number, firstFlip] = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => table.get(m, i)) as [number, number, number, number, number, number, number, number];
    if (number === 0) return;
    const means = { absMean: meanOf(0), mean: meanOf(1) };
    const gamma = staircase(variant, means)?.scale ?? means.absMean;
    const unit = gamma > 0 ? gamma : 1;
    const placeOf = (row: number): number => {
      const j = row % headDim;
      return headDim === 0 ? row : row - j + (j < headDim / 2 ? 2 * j : 2 * j - headDim + 1);
    };
    const stored = (name: string) => (i: number): number => vector(bound, name).get(base + placeOf(Math.floor(i / columns)) * stride + (i % columns));
    const taken = (get: (i: number) => number): Float32Array => Float32Array.from({ length: rows * columns }, (_, i) => get(i));
    const latent = taken((i) => latents.get(offset + i));
    const counted = countArrays(
      {
        latent,
        codes: levels === null ? latent : taken(stored('codes')),
        effective: levels === null ? latent : taken(stored('effective')),
        flipCounts: levels === null ? null : taken((i) => vector(bound, 'flipCounts').get(firstFlip + i)),
      },
      {
        units: { latent: unit, quantised: levels === null ? unit : 1, effective: levels !== null && weightScale === 'none' ? 1 : unit },
        levels,
        thresholds: mode === 'binary' ? [means.mean / unit] : thresholds,
      },
    );

    const to = vector(bound, 'counts', (number - 1) * countsWidth);
    new Uint32Array(Float32Array.of(gamma, means.mean).buffer).forEach((bits, i) => to.set(i, bits));
    const { codes, undecided, latentNearLevel, effectiveNearLevel, flipped, histograms } = counted;
    to.set(countWords.undecided, undecided);
    to.set(countWords.latentNearLevel, latentNearLevel);
    if (levels !== null) {
      [codes['-1'], codes['0'], codes['1']].forEach((count, i) => to.set(countWords.minus + i, count));
      to.set(countWords.effectiveNearLevel, effectiveNearLevel);
      to.set(countWords.neverFlipped, flipped?.never ?? 0);
      to.set(countWords.flippedOften, flipped?.often ?? 0);
    }
    each(weightAxis.bins, (bin) => {
      to.set(countWords.latent + bin, histograms.latent[bin] ?? 0);
      to.set(countWords.effective + bin, histograms.effective[bin] ?? 0);
    });

    function meanOf(column: 0 | 1): number {
      return Math.fround(sum(weightParts, (part) => matrix(bound, 'parts', 2).get(m * weightParts + part, column)) / (rows * columns));
    }
  });
};
