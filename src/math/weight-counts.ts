import { histogram } from './histogram';
import { countNear } from './statistics';

const weightBin = 0.04;
/** The axis w/γ of every weight histogram. Bins of 0.04: a level falls on the middle of a bin, a threshold ±½ on an edge. */
export const weightAxis = { min: -2.5, max: 2.5, bins: 125 } as const;

/** A latent this close to a threshold may flip soon; a weight this close to a level has (nearly) collapsed. In units of γ. */
export const nearby = 0.1;

/** From this many changes of its code on, a weight has flipped often. */
export const oftenFlips = 10;

/**
 * How far a code of 1 lies from 0 on the axis w/γ: 1, but for grids that would not fit on it, whose outermost level lies at ±2; at
 * ±1.92 where it is even, as in −4 … 3: then no level falls on the edge of a bin, and none is counted now here, now there.
 */
export function axisPerCode(levels: readonly number[]): number {
  const outermost = Math.max(...levels.map(Math.abs));
  if (outermost <= 2) return 1;
  return (outermost % 2 === 0 ? 48 * weightBin : 2) / outermost;
}

/** What counts as {@link nearby} among levels that lie closer than 1 to each other on the axis: the same part of their distance. */
export function nearbyAmong(places: readonly number[]): number {
  const [lowest = 0, second = lowest + 1] = places;
  // Two levels have no step between them that cuts are measured in.
  return nearby * (places.length > 2 ? second - lowest : 1);
}

/** One weight matrix as it is counted; all arrays in the same order. */
export interface CountedWeights {
  /** Null where there are none: a model opened from a packed file. */
  readonly latent: ArrayLike<number> | null;
  /** Of a full-precision matrix: the weights. */
  readonly codes: ArrayLike<number>;
  readonly effective: ArrayLike<number>;
  /** Flip counts of each weight; null where not counted. */
  readonly flipCounts: ArrayLike<number> | null;
  /** Where each weight lies among the cuts of its own group, in units of t, and the cuts; without it, thresholds decide what is undecided. */
  readonly amongCuts?: { readonly places: ArrayLike<number>; readonly cuts: readonly number[] } | null;
}

/** Where a matrix lies on the axis w/γ. */
export interface WeightScales {
  /** What 1 is on the axis, for each lens. */
  readonly units: { readonly latent: number; readonly quantised: number; readonly effective: number };
  /** Levels of the codes; null in full precision. */
  readonly levels: readonly number[] | null;
  /** Where they lie on the axis, see {@link axisPerCode}. */
  readonly places: readonly number[];
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

/** How many weights have each code, by the code: −1, 0 and +1 always, others where the mode has such levels. */
export interface CodeCounts {
  readonly '-1': number;
  readonly '0': number;
  readonly '1': number;
  readonly [code: `${number}`]: number;
}

/** The codes that are counted: −1, 0, +1 and the levels of the mode, ascending. */
export const countedCodes = (levels: readonly number[]): readonly number[] => [...new Set([-1, 0, 1, ...levels])].toSorted((a, b) => a - b);

/** How many weights have a code. */
export const countOf = (counts: CodeCounts, code: number): number => counts[`${code}`] ?? 0;

/** How many weights a matrix has. */
export const totalOf = (counts: CodeCounts): number => Object.values<number>({ ...counts }).reduce((sum, count) => sum + count, 0);

/** How many weights of a matrix are where: whole numbers, counted on the device or by {@link countWeights}. */
export interface WeightCounts {
  /** All zero in full precision. */
  readonly codes: CodeCounts;
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
  { latent, codes, effective, flipCounts, amongCuts = null }: CountedWeights,
  { units, levels, places, thresholds }: WeightScales,
): WeightCounts {
  const near = nearbyAmong(places);
  const bins = (values: ArrayLike<number>, unit: number): readonly number[] => histogram(values, unit, weightAxis).counts;
  return {
    codes: levels === null ? { '-1': 0, '0': 0, '1': 0 } : countCodes(codes, levels),
    undecided:
      latent === null
        ? 0
        : amongCuts === null
          ? countNear(latent, units.latent, thresholds, near)
          : countNear(amongCuts.places, 1, amongCuts.cuts, nearby),
    latentNearLevel: latent === null ? 0 : countNear(latent, units.latent, places, near),
    effectiveNearLevel: countNear(effective, units.effective, places, near),
    flipped: flipCounts === null ? null : countFlipped(flipCounts),
    histograms: {
      latent: bins(latent ?? [], units.latent),
      quantised: bins(codes, units.quantised),
      effective: bins(effective, units.effective),
    },
  };
}

function countCodes(codes: ArrayLike<number>, levels: readonly number[]): CodeCounts {
  const counted = countedCodes(levels);
  const [lowest = 0, highest = 0] = [counted[0], counted.at(-1)];
  const tallies = new Uint32Array(highest - lowest + 1);
  for (let i = 0; i < codes.length; i++) {
    const place = (codes[i] ?? 0) - lowest;
    // NaN counts as 0, as it is drawn.
    const at = place >= 0 ? place : -lowest;
    tallies[at] = (tallies[at] ?? 0) + 1;
  }
  return { '-1': 0, '0': 0, '1': 0, ...Object.fromEntries(counted.map((code) => [code, tallies[code - lowest] ?? 0])) };
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
