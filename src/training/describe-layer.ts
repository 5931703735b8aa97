import { scaleIndex, type Granularity } from '../catalog/modes/granularity';
import { thresholdsAt, type Mode } from '../catalog/modes/mode';
import { modeOf } from '../catalog/modes/modes';
import { elementCount, type Architecture, type ParameterSpec } from '../experiment/architecture';
import { entropyBits } from '../math/statistics';
import { axisPerCode, axisUnits, weightAxis, type WeightCounts, type WeightScales } from '../math/weight-counts';
import type { Histogram, LayerInspection } from './reports';

/**
 * Where a BitLinear lies on the axis w/γ, from its γ and the mean of its latents.
 *
 * @param cutUnit t, in which a rule of numbers has its cuts; without it, γ
 */
export function scalesOf({ mode, weightScale }: Architecture, gamma: number, meanLatent: number, cutUnit?: number): WeightScales {
  const rule = modeOf(mode);
  const units = axisUnits(rule.levels !== null, weightScale, gamma);
  const perCode = axisPerCode(rule.levels ?? []);
  return {
    units: { latent: units.latent / perCode, quantised: units.quantised / perCode, effective: units.effective / perCode },
    levels: rule.levels,
    places: (rule.levels ?? []).map((level) => level * perCode),
    thresholds: thresholdsOf(rule, units.latent, meanLatent, cutUnit ?? gamma).map((threshold) => threshold * perCode),
  };
}

/** The same for values that {@link onAxis} has divided by scales of their own. */
export const onAxisOf = ({ granularity, levels }: Mode, scales: WeightScales): WeightScales => {
  if (granularity === 'matrix') return scales;
  const unit = 1 / axisPerCode(levels ?? []);
  return { ...scales, units: { latent: unit, quantised: unit, effective: unit } };
};

/** Thresholds on the axis w/γ; of several groups, where they lie in the mean. */
const thresholdsOf = (rule: Mode, gamma: number, meanLatent: number, cutUnit: number): readonly number[] =>
  rule.rounding === null
    ? thresholdsAt(rule, meanLatent / gamma)
    : rule.rounding.cuts.map(
        ({ at }) => at * unitInScales(rule.rounding, gamma, cutUnit) + (rule.rounding?.centred === true ? meanLatent / gamma : 0),
      );

/** t in units of the scale: a number of the rule, or what is measured where the scale depends on the codes. */
const unitInScales = (rounding: Mode['rounding'], gamma: number, cutUnit: number): number =>
  typeof rounding?.scale === 'number' ? 1 / rounding.scale : cutUnit / gamma;

/**
 * Values of a BitLinear and the unit by which they come on the axis w/γ. With one scale they are the values themselves;
 * with more, each has been divided by its own, and the unit is 1.
 */
export function onAxis(
  values: ArrayLike<number>,
  scales: ArrayLike<number>,
  granularity: Granularity,
  shape: readonly number[],
): readonly [ArrayLike<number>, number] {
  if (granularity === 'matrix') return [values, scales[0] ?? 0];
  const indexOf = scaleIndex(granularity, shape);
  // A scale of zero means that every weight is zero; any unit shows that.
  return [Float32Array.from(values, (value, i) => value / (scales[indexOf(i)] || 1)), 1];
}

/** Counts of a BitLinear, from the device or from arrays. */
export interface CountedLayer {
  /** The unit of the axis w/γ; see `LayerInspection.gamma`. */
  readonly gamma: number;
  /** All scales of the matrix, where rows or groups have their own; else null. */
  readonly each: Float32Array | null;
  readonly scales: WeightScales;
  readonly counts: WeightCounts;
}

/**
 * The report on a BitLinear, from counts of either source.
 *
 * @param flips codes that the last step changed
 */
export function describeLayer(
  { name, shape }: ParameterSpec,
  { gamma, each, scales, counts }: CountedLayer,
  flips: number,
): LayerInspection {
  const { levels, thresholds } = scales;
  const { codes, undecided, latentNearLevel, effectiveNearLevel, flipped, histograms } = counts;
  const share = (count: number): number => count / elementCount(shape);
  const drawn = (bins: readonly number[]): Histogram => ({ min: weightAxis.min, max: weightAxis.max, counts: bins });
  return {
    name,
    shape,
    gamma,
    ...(each === null ? {} : { scaleRange: rangeOf(each) }),
    counts: codes,
    bitsPerWeight: levels === null ? 32 : entropyBits(Object.values(codes)),
    flips,
    neverFlippedShare: flipped === null ? null : share(flipped.never),
    flippedOftenShare: flipped === null ? null : share(flipped.often),
    undecidedShare: share(undecided),
    effectiveNearLevelShare: share(effectiveNearLevel),
    latentNearLevelShare: share(latentNearLevel),
    thresholds,
    histograms: { latent: drawn(histograms.latent), quantised: drawn(histograms.quantised), effective: drawn(histograms.effective) },
  };
}

const rangeOf = (values: Float32Array): readonly [number, number] => [
  values.reduce((least, value) => Math.min(least, value), Infinity),
  values.reduce((most, value) => Math.max(most, value), -Infinity),
];
