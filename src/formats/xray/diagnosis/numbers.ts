/** What the numbers of the tensors tell. Thresholds say where they come from. */
import type { MatrixStatistics } from '../numbers/statistics';
import type { ModelFacts } from '../facts';
import { isMatrix, partOf } from '../part-names';
import type { StoredTensor } from '../tensor';
import { finding, type Finding } from './finding';

export interface Examined {
  readonly about: StoredTensor;
  readonly statistics: MatrixStatistics;
}

/**
 * Rounding a normal distribution by its mean magnitude leaves 31 % zeros (P(|z| < ½·√(2/π))), training up to one half. By the largest of a block
 * of 32 to 256 it leaves 75 to 87 %.
 */
const MOST_ZEROS = 0.65;
/** Scales of blocks that were made by a largest value vary by a tenth; one scale that was written into every block does not. */
const VARIES = 0.02;
/** Of a block's scale by the median. Blocks of a trained matrix differ by a factor of ten at most. */
const SCATTERED = 500;
/** How much likelier one convention has to be: e^3.4 = 30 in the size of an output. */
const CLEARLY = 3.4;
/** From the median of the same part of other blocks, in natural logarithms: a factor of 20. */
const FAR = 3;

const shareOf = ({ codes }: MatrixStatistics, holds: (code: number) => boolean): number => {
  const total = (codes ?? []).reduce((sum, { count }) => sum + count, 0);
  return total === 0 ? 0 : (codes ?? []).reduce((sum, { code, count }) => sum + (holds(code) ? count : 0), 0) / total;
};

/** Types whose two bits have room for a fourth code. */
const isTwoBit = ({ type }: StoredTensor): boolean => /^(I2_S|TQ2_0|Q2_0|PQ2_0|U8 \()/.test(type);

/** Largest and smallest evidence of a group. */
const most = (examined: readonly Examined[], number: (each: Examined) => number): number => Math.max(...examined.map(number));

export function numericFindings(facts: ModelFacts, examined: readonly Examined[]): readonly Finding[] {
  const found: Finding[] = [];
  const add = (
    id: Finding['id'],
    severity: Finding['severity'],
    holds: (each: Examined) => boolean,
    evidence: (of: readonly Examined[]) => Finding['evidence'] = () => ({}),
  ): void => {
    const those = examined.filter(holds);
    if (those.length > 0)
      found.push(
        finding(
          id,
          severity,
          those.map(({ about }) => about.name),
          evidence(those),
        ),
      );
  };
  const fourth = ({ statistics }: Examined): number => shareOf(statistics, (code) => code > 1 || code < -1);
  const coded = examined.filter(({ about, statistics }) => statistics.codes !== null && isMatrix(about.name));

  add('not-finite', 'wrong', ({ statistics }) => statistics.notFinite > 0 && statistics.scales?.notFinite !== statistics.scales?.count);
  add(
    'codes-not-ternary',
    'wrong',
    (each) => isTwoBit(each.about) && fourth(each) > 0,
    (those) => ({ share: most(those, fourth) }),
  );
  add(
    'scale-broken',
    'wrong',
    ({ statistics: { scales } }) => scales !== null && (scales.notFinite > 0 || scales.negative > 0 || scales.zero === scales.count),
    (those) => ({
      notFinite: most(those, ({ statistics }) => statistics.scales?.notFinite ?? 0),
      negative: most(those, ({ statistics }) => statistics.scales?.negative ?? 0),
      zero: most(those, ({ statistics }) => statistics.scales?.zero ?? 0),
    }),
  );
  const scatter = ({ statistics: { scales } }: Examined): number =>
    scales === null || !(scales.median > 0)
      ? 0
      : Math.max(scales.greatest / scales.median, scales.least > 0 ? scales.median / scales.least : 0);
  add(
    'scales-scattered',
    'wrong',
    (each) => isMatrix(each.about.name) && scatter(each) > SCATTERED,
    (those) => ({ factor: most(those, scatter) }),
  );
  add(
    'scales-are-one',
    'suspect',
    ({ about, statistics: { scales } }) =>
      isMatrix(about.name) &&
      !about.hasScaleBeside &&
      scales !== null &&
      scales.count > 0 &&
      scales.least === 1 &&
      scales.greatest === 1 &&
      facts.container === 'gguf',
  );
  const isByLargest = ({ about, statistics: { zeroShare, scales } }: Examined): boolean =>
    about.sharing === 'block' && isTwoBit(about) && zeroShare > MOST_ZEROS && scales !== null && scales.variation > VARIES;
  add('rounded-by-largest', 'wrong', isByLargest, (those) => ({
    zeros: most(those, ({ statistics }) => statistics.zeroShare),
    variation: most(those, ({ statistics }) => statistics.scales?.variation ?? 0),
  }));
  add(
    facts.quantisation === 'bitnet' ? 'rounded-twice' : 'codes-as-numbers',
    facts.quantisation === 'bitnet' ? 'wrong' : 'note',
    ({ about, statistics }) => isMatrix(about.name) && statistics.ternaryNumbers !== null,
    (those) => ({
      zeros: those[0]?.statistics.zeroShare ?? 0,
      bits: those[0]?.about.bitsPerWeight ?? 0,
      type: those[0]?.about.type ?? '',
      sharing: those[0]?.statistics.ternaryNumbers ?? '',
    }),
  );
  add(
    'dead-rows',
    'suspect',
    ({ about, statistics }) => isMatrix(about.name) && statistics.deadRows > 0,
    (those) => ({
      rows: those.reduce((sum, { statistics }) => sum + statistics.deadRows, 0),
      of: those.reduce((sum, { statistics }) => sum + statistics.rowsRead, 0),
    }),
  );
  add(
    'empty-blocks',
    'suspect',
    ({ about, statistics: { emptyBlocks } }) => isMatrix(about.name) && emptyBlocks !== null && emptyBlocks.count > 0,
    (those) => ({
      blocks: those.reduce((sum, { statistics }) => sum + (statistics.emptyBlocks?.count ?? 0), 0),
      of: those.reduce((sum, { statistics }) => sum + (statistics.emptyBlocks?.of ?? 0), 0),
    }),
  );
  if (
    coded.length > 0 &&
    coded.every(({ statistics }) => statistics.zeroShare === 0 && shareOf(statistics, (code) => Math.abs(code) === 1) === 1)
  )
    found.push(
      finding(
        'binary-codes',
        'note',
        coded.map(({ about }) => about.name),
      ),
    );
  return [...found, ...scaleFindings(coded)];
}

/** Size of an output for inputs of size 1, as its natural logarithm. NaN where there are no weights. */
const gain = ({ statistics: { rms, columns } }: Examined): number => Math.log(rms * Math.sqrt(columns));

/** The same with 1/γ in the place of γ. */
const reversedGain = ({ statistics: { rms, columns, scales } }: Examined): number =>
  Math.log((rms / (scales?.median ?? 1) ** 2) * Math.sqrt(columns));

const median = (values: readonly number[]): number =>
  values.filter(Number.isFinite).toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function scaleFindings(coded: readonly Examined[]): readonly Finding[] {
  const scaled = coded.filter(({ statistics: { scales, rms } }) => scales !== null && scales.median > 0 && rms > 0);
  const found: Finding[] = [];
  if (scaled.length > 0) {
    const [claimed, reversed] = [median(scaled.map(gain)), median(scaled.map(reversedGain))];
    if (Math.abs(claimed) - Math.abs(reversed) > CLEARLY)
      found.push(
        finding(
          'scale-convention',
          'suspect',
          scaled.map(({ about }) => about.name),
          {
            claimed: Math.exp(claimed),
            reversed: Math.exp(reversed),
            scale: median(scaled.map(({ statistics }) => statistics.scales?.median ?? Number.NaN)),
            use: scaled[0]?.about.scaleUse ?? '',
          },
        ),
      );
  }
  const byPart = new Map<string, Examined[]>();
  for (const each of scaled) {
    const part = partOf(each.about.name)?.part ?? '';
    byPart.set(part, [...(byPart.get(part) ?? []), each]);
  }
  const outliers = [...byPart.values()].flatMap((those) => {
    const middle = median(those.map(gain));
    return those.length < 4 ? [] : those.filter((each) => Math.abs(gain(each) - middle) > FAR);
  });
  const [first] = outliers;
  if (first !== undefined)
    found.push(
      finding(
        'scale-outlier',
        'suspect',
        outliers.map(({ about }) => about.name),
        {
          factor: Math.exp(Math.abs(gain(first) - median((byPart.get(partOf(first.about.name)?.part ?? '') ?? []).map(gain)))),
        },
      ),
    );
  return found;
}
