/**
 * A published way to round weights, as numbers: every rule is the same four steps over the weights that share a scale.
 *
 *   unit     t = max(times · statistic + plus, least)          statistic: mean|w| or √mean(w²), or a number that is learnt
 *   place    v = (w − offset) / t                               offset: mean(w) where the rule is centred, else 0
 *   code     q = the level above all cuts that v has passed
 *   scale    s = factor · t, or the mean |w| of what did not become 0      W̃ = s · q
 *
 * So a recipe is data, and one loop serves them all, in the definition, in WGSL and in WebAssembly.
 * Sources: BitNet b1.58 (Ma et al. 2024), BitNet (Wang et al. 2023), TWN (Li et al. 2016), QuEST (Panferov et al. 2025), Sherry;
 * learnt units: LSQ (Esser et al. 2020), SEQ (ParetoQ, Liu et al. 2025).
 */
import type { Granularity } from './granularity';

export interface RuleCut {
  /** In units of t. */
  readonly at: number;
  /** Whether a weight exactly there has passed. */
  readonly inclusive: boolean;
}

/**
 * How a unit is learnt: a number a of each group is a parameter, and t = max(a, 1e-5) / k.
 *   ∂L/∂a = 1/√(N·largest) · Σ ∂L/∂W̃ · d     d = (factor·q − v) / k where the gradient of the weight passes, else end / k
 * N: weights of the matrix; the sum is over the group. Source: Esser et al. 2020 (LSQ), sections 2.1 and 2.2; SEQ: the code of ParetoQ.
 */
export interface LearntUnit {
  readonly k: number;
  /** Below and above what passes, in units of t. */
  readonly ends: readonly [below: number, above: number];
  /** Qₚ, the largest code of the paper's formula. */
  readonly largest: number;
  /** What a begins with: so many times the mean, or the largest, of |w|. */
  readonly start: { readonly of: 'absMean' | 'absMax'; readonly times: number };
}

/** A smaller a is read as this one; its gradient still reaches it. */
export const leastLearnt = 1e-5;

export interface WeightRule {
  /** Whole numbers, ascending and evenly spaced; grids of halves are doubled, and their scale is half of t. */
  readonly levels: readonly number[];
  /** One between each two levels, ascending. */
  readonly cuts: readonly RuleCut[];
  readonly unit: { readonly of: 'absMean' | 'rms' | 'learnt'; readonly times: number; readonly plus: number; readonly least: number };
  /** s in units of t; `meanOfKept`: the mean |w| of the weights whose code is not 0, and 0 where all are. */
  readonly scale: number | 'meanOfKept';
  readonly centred: boolean;
  readonly granularity: Granularity;
  /** Of every four inputs of a row the smallest weight becomes 0, of equal ones the last: 3:4 sparsity. */
  readonly keepsThreeOfFour: boolean;
  /** A weight whose v lies outside gets no gradient; null: all do (identity straight-through). */
  readonly passes: readonly [from: number, to: number] | null;
  /** Where the statistic of the unit is `learnt`; such a rule is not centred, keeps all and says what passes. */
  readonly learnt?: LearntUnit;
}

/** What the weights that share a scale have in common, in float32. */
export interface GroupNumbers {
  readonly offset: number;
  /** 1 / t. */
  readonly factor: number;
  /** s; the weight that the forward pass uses is code · s. */
  readonly scale: number;
}

/** The code of a weight, {@link withoutSmallestOfFour} done. */
export function codeBy({ levels, cuts }: WeightRule, { offset, factor }: Pick<GroupNumbers, 'offset' | 'factor'>, weight: number): number {
  const place = Math.fround(Math.fround(weight - offset) * factor);
  let level = 0;
  for (const { at, inclusive } of cuts) if (inclusive ? place >= at : place > at) level += 1;
  return levels[level] ?? 0;
}

/**
 * The smallest of each four consecutive weights of a row becomes 0; of equal ones the last.
 *
 * @param weights of one row, a multiple of four of them
 */
export function withoutSmallestOfFour(weights: Float32Array): Float32Array {
  const kept = Float32Array.from(weights);
  for (let start = 0; start < kept.length; start += 4) {
    let smallest = start;
    for (let i = start + 1; i < start + 4; i++) if (Math.abs(kept[i] ?? 0) <= Math.abs(kept[smallest] ?? 0)) smallest = i;
    kept[smallest] = 0;
  }
  return kept;
}

/** What the learnt number of a group begins with, in float32. Throws where nothing is learnt. */
export function startOfLearnt({ learnt }: WeightRule, weights: ArrayLike<number>): number {
  if (learnt === undefined) throw new TypeError();
  const { of, times } = learnt.start;
  let [sum, largest] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    sum += Math.abs(weights[i] ?? 0);
    largest = Math.max(largest, Math.abs(weights[i] ?? 0));
  }
  return Math.fround(times * (of === 'absMax' ? largest : sum / weights.length));
}

/**
 * Unit and scale of the weights that share them, summed in double precision. Where four keep three, of what is kept.
 *
 * @param learnt the number of this group, where it is learnt; what it begins with where it is left out
 */
export function numbersOfGroup(rule: WeightRule, weights: ArrayLike<number>, learnt?: number): GroupNumbers {
  const { unit, scale, centred, keepsThreeOfFour } = rule;
  const count = weights.length;
  const sum = (term: (w: number) => number): number => {
    let total = 0;
    for (let i = 0; i < count; i++) total += term(weights[i] ?? 0);
    return total;
  };
  const statisticOf = {
    absMean: () => sum(Math.abs) / count,
    rms: () => Math.sqrt(sum((w) => w * w) / count),
    learnt: () => learnt ?? startOfLearnt(rule, weights),
  };
  const mean = statisticOf[unit.of]();
  const t = Math.fround(Math.max(unit.times * Math.fround(mean) + unit.plus, unit.least));
  const numbers = { offset: centred ? Math.fround(sum((w) => w) / count) : 0, factor: reciprocal(t) };
  if (scale !== 'meanOfKept') return { ...numbers, scale: Math.fround(t * scale) };
  const isKept = (w: number): boolean => codeBy(rule, numbers, w) !== 0;
  // Of four weights three are kept, whether or not one of them is exactly 0.
  const kept = keepsThreeOfFour ? 0.75 * count : sum((w) => (isKept(w) ? 1 : 0));
  return { ...numbers, scale: kept === 0 ? 0 : Math.fround(sum((w) => (isKept(w) ? Math.abs(w) : 0)) / kept) };
}

/** 1/t in float32; of a group without a unit every weight is at 0. */
const reciprocal = (t: number): number => (t > 0 ? Math.fround(1 / t) : 0);
