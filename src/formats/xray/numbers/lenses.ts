/** A matrix of a file through the three lenses of the page, on its axis w/γ. */
import { histogram } from '../../../math/histogram';
import { weightAxis } from '../../../math/weight-counts';
import { valuesOf, type DecodedStrips, type MatrixStrips } from '../strips';
import { sampledStrips, type MatrixStatistics } from './statistics';

export type XrayLens = 'latent' | 'quantised' | 'effective';

type Bins = readonly number[];

export interface LensHistograms {
  /** What 1 is on the axis: the middle scale, or the mean magnitude of numbers that are no codes. */
  readonly unit: number;
  /** How many were drawn through the lenses of numbers; codes are all that were counted. */
  readonly weights: number;
  /** Numbers that are no codes; null where the file holds codes and nothing behind them. */
  readonly latent: Bins | null;
  /** Codes; of numbers that are none, those to which rounding by the mean magnitude would bring them. */
  readonly quantised: Bins;
  readonly effective: Bins;
}

export const unitOf = ({ scales, meanMagnitude }: Pick<MatrixStatistics, 'scales' | 'meanMagnitude'>): number => {
  const unit = Math.abs(scales === null ? meanMagnitude : scales.median);
  return unit > 0 && Number.isFinite(unit) ? unit : 1;
};

/** The values of decoded strips through a lens, divided by the unit of the axis. */
export function throughLens(
  lens: XrayLens,
  decoded: DecodedStrips,
  matrix: MatrixStrips,
  { ternaryNumbers, unit }: { readonly ternaryNumbers: unknown; readonly unit: number },
): Float32Array {
  if (lens === 'quantised') {
    if (decoded.codes !== null) return Float32Array.from(decoded.codes);
    const values = decoded.values ?? new Float32Array(0);
    // Half goes to 0, as ties go to even numbers.
    return values.map((value) => (ternaryNumbers !== null ? Math.sign(value) : Math.abs(value) <= unit / 2 ? 0 : Math.sign(value)));
  }
  return valuesOf(decoded, matrix).map((value) => value / unit);
}

export async function lensHistograms(matrix: MatrixStrips, statistics: MatrixStatistics, mostWeights: number): Promise<LensHistograms> {
  const unit = unitOf(statistics);
  const about = { ternaryNumbers: statistics.ternaryNumbers, unit };
  const [quantised, effective] = [emptyBins(), emptyBins()];
  let weights = 0;
  for (const { first, count } of sampledStrips(matrix, mostWeights)) {
    const decoded = await matrix.read(first, count);
    weights += count * matrix.rowsPerStrip * matrix.columns;
    if (statistics.codes === null) add(quantised, throughLens('quantised', decoded, matrix, about));
    add(effective, throughLens('effective', decoded, matrix, about));
  }
  // Codes were counted before, all of them.
  for (const { code, count } of statistics.codes ?? []) addCode(quantised, code, count);
  return { unit, weights, latent: statistics.codes === null ? effective : null, quantised, effective };
}

const emptyBins = (): number[] => Array.from({ length: weightAxis.bins }, () => 0);

function add(sums: number[], values: Float32Array): void {
  histogram(values, 1, weightAxis).counts.forEach((count, bin) => (sums[bin] = (sums[bin] ?? 0) + count));
}

function addCode(sums: number[], code: number, count: number): void {
  histogram([code], 1, weightAxis).counts.forEach((one, bin) => (sums[bin] = (sums[bin] ?? 0) + one * count));
}
