import { thresholdsAt } from '../../../catalog/modes/mode';
import { modeOf } from '../../../catalog/modes/modes';
import { countWeights as countArrays, weightAxis } from '../../../math/weight-counts';
import { oracleMatrix } from '../shared/matrix-oracle';
import { each, vector, type Oracle } from '../shared/oracle';
import { countsWidth, countWords, type CountWeightsShape } from './kernel';

/** Every BitLinear taken out row by row, and counted as `math/weight-counts.ts` does. */
export const countWeights: Oracle<CountWeightsShape> = ({ matrices, mode, variant, weightScale }, bound) => {
  const rule = modeOf(mode);
  const { levels, staircase } = rule;
  each(matrices, (m) => {
    const { bitLinear, rows, columns, firstFlip, means, latent: latentAt, placeOf } = oracleMatrix(bound, m);
    if (bitLinear === null) return;
    const { absMean, mean } = means();
    const gamma = staircase(variant, { absMean, mean })?.scale ?? absMean;
    const unit = gamma > 0 ? gamma : 1;
    const wordOf = (i: number): number => vector(bound, 'codes').get(firstFlip + i);
    const taken = (get: (i: number) => number): Float32Array => Float32Array.from({ length: rows * columns }, (_, i) => get(i));
    const latent = taken(latentAt);
    const counted = countArrays(
      {
        latent,
        codes: levels === null ? latent : taken((i) => (wordOf(i) % 4) - 1),
        effective: levels === null ? latent : taken((i) => vector(bound, 'effective').get(placeOf(i))),
        flipCounts: levels === null ? null : taken((i) => Math.floor(wordOf(i) / 4)),
      },
      {
        units: { latent: unit, quantised: levels === null ? unit : 1, effective: levels !== null && weightScale === 'none' ? 1 : unit },
        levels,
        places: levels ?? [],
        thresholds: thresholdsAt(rule, mean / unit),
      },
    );

    const to = vector(bound, 'counts', bitLinear * countsWidth);
    new Uint32Array(Float32Array.of(gamma, mean).buffer).forEach((bits, i) => to.set(i, bits));
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
  });
};
