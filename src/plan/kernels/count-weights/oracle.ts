import { scaleIndex } from '../../../catalog/modes/granularity';
import { thresholdsAt } from '../../../catalog/modes/mode';
import { modeOf } from '../../../catalog/modes/modes';
import { recordLayoutOf } from '../../../math/codes/code-fields';
import { axisPerCode, countOf, countWeights as countArrays, weightAxis } from '../../../math/weight-counts';
import { codeBits, flipShift } from '../../code-words';
import { groupCount, groupFloats } from '../shared/groups';
import { oracleMatrix } from '../shared/matrix-oracle';
import { each, sum, vector, type Oracle, type Vector } from '../shared/oracle';
import { countsWidth, countWords, type CountWeightsShape } from './kernel';

/** Every BitLinear taken out row by row, and counted as `math/weight-counts.ts` does. */
export const countWeights: Oracle<CountWeightsShape> = ({ matrices, mode, variant, weightScale }, bound) => {
  const rule = modeOf(mode);
  const { levels, staircase, rounding } = rule;
  const { lowest, step, values } = recordLayoutOf(levels ?? []);
  each(matrices, (m) => {
    const { bitLinear, rows, columns, firstFlip, firstGroup, means, latent: latentAt, placeOf } = oracleMatrix(bound, m);
    if (bitLinear === null) return;
    const { absMean, mean } = means();
    const groups = rounding === null ? 0 : groupCount(rounding.granularity, rows, columns);
    const numbersOf = (group: number): Vector => vector(bound, 'scales', groupFloats * (firstGroup + group));
    const ofGroups = (term: (numbers: Vector) => number): number => sum(groups, (g) => term(numbersOf(g))) / groups;
    const gamma = rounding === null ? (staircase(variant, { absMean, mean })?.scale ?? absMean) : ofGroups((numbers) => numbers.get(2));
    const cutUnit = rounding === null ? gamma : ofGroups((numbers) => (numbers.get(1) > 0 ? 1 / numbers.get(1) : 0));
    const unit = gamma > 0 ? gamma : 1;
    const groupOf = rounding === null ? null : scaleIndex(rounding.granularity, [rows, columns]);
    const numbersAt = (i: number): Vector => numbersOf(groupOf?.(i) ?? 0);
    const unitAt = (i: number): number => (rounding === null ? unit : numbersAt(i).get(2) > 0 ? numbersAt(i).get(2) : 1);
    const bare = levels !== null && weightScale === 'none';
    const perCode = axisPerCode(levels ?? []);
    const wordOf = (i: number): number => vector(bound, 'codes').get(firstFlip + i);
    const taken = (get: (i: number) => number): Float32Array => Float32Array.from({ length: rows * columns }, (_, i) => get(i));
    const latent = taken(latentAt);
    const counted = countArrays(
      {
        latent: taken((i) => latentAt(i) / unitAt(i)),
        codes: levels === null ? latent : taken((i) => lowest + step * (wordOf(i) % (codeBits + 1))),
        effective: levels === null ? latent : taken((i) => vector(bound, 'effective').get(placeOf(i)) / (bare ? 1 : unitAt(i))),
        flipCounts: levels === null ? null : taken((i) => Math.floor(wordOf(i) / 2 ** flipShift)),
        amongCuts:
          rounding === null
            ? null
            : {
                places: taken((i) => (latentAt(i) - numbersAt(i).get(0)) * numbersAt(i).get(1)),
                cuts: rounding.cuts.map(({ at }) => at),
              },
      },
      {
        units: { latent: 1 / perCode, quantised: 1 / perCode, effective: (levels === null ? unit : 1) / perCode },
        levels,
        places: (levels ?? []).map((level) => level * perCode),
        thresholds: thresholdsAt(rule, mean / unit),
      },
    );

    const to = vector(bound, 'counts', bitLinear * countsWidth);
    new Uint32Array(Float32Array.of(gamma, mean, cutUnit).buffer).forEach((bits, i) => to.set(i, bits));
    const { codes, undecided, latentNearLevel, effectiveNearLevel, flipped, histograms } = counted;
    to.set(countWords.undecided, undecided);
    to.set(countWords.latentNearLevel, latentNearLevel);
    if (levels !== null) {
      each(values, (field) => to.set(countWords.codes + field, countOf(codes, lowest + step * field)));
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
