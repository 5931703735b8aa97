import { histogram } from './histogram';
import { countNear } from './statistics';

/** The axis w/γ of every weight histogram. Bins of 0.04: a level falls on the middle of a bin, a threshold ±½ on an edge. */
export const weightAxis = { min: -2.5, max: 2.5, bins: 125 } as const;

/** A latent this close to a threshold may flip soon; a weight this close to a level has (nearly) collapsed. In units of γ. */
export const nearby = 0.1;

/** From this many changes of its code on, a weight has flipped often. */
export const oftenFlips = 10;

/** One weight matrix as it is counted; all arrays in the same order. */
export interface CountedWeights {
  /** Null where there are none: a model opened from a packed file. */
  readonly latent: ArrayLike<number> | null;
  /** Of a full-precision matrix: the weights. */
  readonly codes: ArrayLike<number>;
  readonly effective: ArrayLike<number>;
  /** How often each weight has changed its code; null where nobody counted. */
  readonly flipCounts: ArrayLike<number> | null;
}

/** Where a matrix lies on the axis w/γ. */
export interface WeightScales {
  /** What 1 is on the axis, for each lens. */
  readonly units: { readonly latent: number; readonly quantised: number; readonly effective: number };
  /** Levels of the codes; null in full precision. */
  readonly levels: readonly number[] | null;
  /** Where a code changes. */
  readonly thresholds: readonly number[];
}

/**
 * What 1 is on the axis w/γ for each lens, and so what every value has to be divided by before it is drawn there. Codes
 * lie on it already, and without a weight scale so does the effective weight, which is then a code or on its way to one.
 *
 * @param gamma γ or β, or the mean magnitude in full precision
 */
export function axisUnits(isQuantised: boolean, weightScale: 'absmean' | 'none', gamma: number): WeightScales['units'] {
  // A scale of zero means that every weight is zero; any unit shows that.
  const unit = gamma > 0 ? gamma : 1;
  return { latent: unit, quantised: isQuantised ? 1 : unit, effective: isQuantised && weightScale === 'none' ? 1 : unit };
}

/** How many weights of a matrix are where: whole numbers, counted on the device or by {@link countWeights}. */
export interface WeightCounts {
  /** All zero in full precision. */
  readonly codes: { readonly '-1': number; readonly '0': number; readonly '1': number };
  /** Latents within ±{@link nearby} of a threshold. */
  readonly undecided: number;
  readonly latentNearLevel: number;
  readonly effectiveNearLevel: number;
  /** Weights that never changed their code, and those that did {@link oftenFlips} times or more; null: not counted. */
  readonly flipped: { readonly never: number; readonly often: number } | null;
  readonly histograms: { readonly latent: readonly number[]; readonly quantised: readonly number[]; readonly effective: readonly number[] };
}

/** Counts one matrix through the three lenses. Linear in its size. */
export function countWeights(
  { latent, codes, effective, flipCounts }: CountedWeights,
  { units, levels, thresholds }: WeightScales,
): WeightCounts {
  const bins = (values: ArrayLike<number>, unit: number): readonly number[] => histogram(values, unit, weightAxis).counts;
  return {
    codes: levels === null ? { '-1': 0, '0': 0, '1': 0 } : countCodes(codes),
    undecided: latent === null ? 0 : countNear(latent, units.latent, thresholds, nearby),
    latentNearLevel: latent === null ? 0 : countNear(latent, units.latent, levels ?? [], nearby),
    effectiveNearLevel: countNear(effective, units.effective, levels ?? [], nearby),
    flipped: flipCounts === null ? null : countFlipped(flipCounts),
    histograms: {
      latent: bins(latent ?? [], units.latent),
      quantised: bins(codes, units.quantised),
      effective: bins(effective, units.effective),
    },
  };
}

function countCodes(codes: ArrayLike<number>): WeightCounts['codes'] {
  const counts = { '-1': 0, '0': 0, '1': 0 };
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    counts[code < 0 ? '-1' : code > 0 ? '1' : '0'] += 1;
  }
  return counts;
}

function countFlipped(flipCounts: ArrayLike<number>): { never: number; often: number } {
  let never = 0;
  let often = 0;
  for (let i = 0; i < flipCounts.length; i++) {
    const count = flipCounts[i] ?? 0;
    if (count === 0) never += 1;
    if (count >= oftenFlips) often += 1;
  }
  return { never, often };
}
