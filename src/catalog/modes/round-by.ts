import type * as Tf from '@tensorflow/tfjs-core';
import { scaleTensorShape, spreadScale, type Granularity, type TensorFlow } from './granularity';
import type { Mode, Quantise } from './mode';
import type { LearntUnit, WeightRule } from './weight-rule';

/** How the definition rounds by a mode: by its own formula, or by its rule. */
export function quantiserOf({ quantise, rounding }: Pick<Mode, 'quantise' | 'rounding'>): Quantise {
  if (rounding !== null) return roundBy(rounding).quantise;
  // A mode has one or the other.
  if (quantise === null) throw new TypeError();
  return quantise;
}

/** A weight rule as the definition computes it: `weight-rule.ts` in tensors. */
export function roundBy(rule: WeightRule): { readonly quantise: Quantise } {
  const { levels, cuts, scale, keepsThreeOfFour, granularity } = rule;
  const [lowest = 0, second = lowest + 1] = levels;
  return {
    quantise(tf, latent, _variant, learnt) {
      const weight = keepsThreeOfFour ? tf.mul(latent, threeOfFour(tf, latent)) : latent;
      const mean = (values: Tf.Tensor): Tf.Tensor => over(tf, values, granularity, tf.mean);
      const { t, place } = placed(tf, rule, weight, learnt);
      const magnitude = tf.abs(weight);
      const passed = cuts.map(({ at, inclusive }) => tf.cast(inclusive ? tf.greaterEqual(place, at) : tf.greater(place, at), 'float32'));
      const codes = tf.add(
        tf.mul(
          passed.reduce((sum, one) => tf.add(sum, one)),
          second - lowest,
        ),
        lowest,
      );
      if (scale !== 'meanOfKept') return { codes, scale: tf.mul(t, scale) };
      const kept = tf.cast(tf.notEqual(codes, 0), 'float32');
      const share = keepsThreeOfFour ? tf.scalar(0.75) : mean(kept);
      return { codes, scale: tf.div(mean(tf.mul(magnitude, kept)), tf.maximum(share, 1e-12)) };
    },
  };
}

/** 1 where the gradient of a weight passes, and 0 where the rule lets none. `[out, in]` */
export function insideBy(tf: TensorFlow, rule: WeightRule, weight: Tf.Tensor, learnt?: Tf.Tensor): Tf.Tensor {
  if (rule.passes === null) return tf.onesLike(weight);
  const { place } = placed(tf, rule, weight, learnt);
  const [from, to] = rule.passes;
  return tf.cast(tf.logicalAnd(tf.greaterEqual(place, from), tf.lessEqual(place, to)), 'float32');
}

/** What the numbers of a learnt rule begin with, in the shape of its scales as they multiply codes. */
function startsOf(tf: TensorFlow, { granularity }: WeightRule, { start }: LearntUnit, weight: Tf.Tensor): Tf.Tensor {
  const magnitude = tf.abs(weight);
  return tf.mul(over(tf, magnitude, granularity, start.of === 'absMax' ? tf.max : tf.mean), start.times);
}

/** ∂W̃/∂a of every weight by the number a of its group, before the sum over the group and 1/√(N·largest). `[out, in]` */
export function slopesBy(tf: TensorFlow, rule: WeightRule, weight: Tf.Tensor, codes: Tf.Tensor, learnt: Tf.Tensor): Tf.Tensor {
  const { k, ends } = learntIn(rule);
  const { place } = placed(tf, rule, weight, learnt);
  const [from, to] = rule.passes ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const factor = typeof rule.scale === 'number' ? rule.scale : 1;
  const within = tf.sub(tf.mul(codes, factor), place);
  const above = tf.where(tf.greater(place, to), tf.fill(weight.shape, ends[1]), within);
  return tf.div(tf.where(tf.less(place, from), tf.fill(weight.shape, ends[0]), above), k);
}

/** ∂L/∂a from ∂L/∂W̃, in the shape of `learnt`. */
export function learntGradient(
  tf: TensorFlow,
  rule: WeightRule,
  { weight, codes, learnt }: Readonly<Record<'weight' | 'codes' | 'learnt', Tf.Tensor>>,
  gradient: Tf.Tensor,
): Tf.Tensor {
  const slopes = tf.mul(gradient, slopesBy(tf, rule, weight, codes, learnt));
  const sums = over(tf, slopes, rule.granularity, tf.sum);
  return tf.reshape(tf.mul(sums, 1 / Math.sqrt(weight.size * learntIn(rule).largest)), learnt.shape);
}

function learntIn({ learnt }: WeightRule): LearntUnit {
  if (learnt === undefined) throw new TypeError();
  return learnt;
}

/** The unit t of each group, and (w − offset) / t of each weight. */
function placed(
  tf: TensorFlow,
  rule: WeightRule,
  weight: Tf.Tensor,
  given?: Tf.Tensor,
): { readonly t: Tf.Tensor; readonly place: Tf.Tensor } {
  const { unit, centred, granularity } = rule;
  const mean = (values: Tf.Tensor): Tf.Tensor => over(tf, values, granularity, tf.mean);
  const spread = (numbers: Tf.Tensor): Tf.Tensor => spreadScale(tf, numbers, granularity, weight.shape[1] ?? 1);
  const statistics = {
    absMean: () => mean(tf.abs(weight)),
    rms: () => tf.sqrt(mean(tf.square(weight))),
    learnt: () =>
      given === undefined ? startsOf(tf, rule, learntIn(rule), weight) : tf.reshape(given, scaleTensorShape(granularity, weight.shape)),
  };
  const statistic = statistics[unit.of]();
  const t = tf.maximum(tf.add(tf.mul(statistic, unit.times), unit.plus), unit.least);
  const factor = tf.where(tf.greater(t, 0), tf.div(1, t), tf.zerosLike(t));
  return { t, place: tf.mul(centred ? tf.sub(weight, spread(mean(weight))) : weight, spread(factor)) };
}

/** Means, sums or maxima over the matrix `[]`, its rows `[out, 1]`, or groups of their inputs `[out, ⌈in / group⌉]`, the last of which may be shorter. */
function over(
  tf: TensorFlow,
  values: Tf.Tensor,
  granularity: Granularity,
  reduce: (values: Tf.Tensor, axis?: number, keepDims?: boolean) => Tf.Tensor,
): Tf.Tensor {
  if (granularity === 'matrix') return tf.reshape(reduce(values), []);
  if (granularity === 'row') return reduce(values, -1, true);
  const [out = 1, inputs = 1] = values.shape;
  const { group } = granularity;
  const starts = Array.from({ length: Math.ceil(inputs / group) }, (_, i) => i * group);
  const reduced = starts.map((start) => reduce(tf.slice(values, [0, start], [out, Math.min(group, inputs - start)]), -1, true));
  return tf.concat(reduced, -1);
}

/** 0 for the smallest of every four inputs, of equal ones the last, and 1 for the others. `[out, in]` */
function threeOfFour(tf: TensorFlow, weight: Tf.Tensor): Tf.Tensor {
  const [out = 1, inputs = 1] = weight.shape;
  const columns = tf.split(tf.reshape(tf.abs(weight), [(out * inputs) / 4, 4]), 4, 1);
  const kept = columns.map((own, i) => {
    const smaller = columns.flatMap((other, j) => (i === j ? [] : [j < i ? tf.less(other, own) : tf.lessEqual(other, own)]));
    return tf.cast(
      smaller.reduce((any, one) => tf.logicalOr(any, one)),
      'float32',
    );
  });
  return tf.reshape(tf.concat(kept, 1), [out, inputs]);
}
