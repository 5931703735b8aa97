import type * as Tf from '@tensorflow/tfjs-core';
import { spreadScale, type Granularity, type TensorFlow } from './granularity';
import type { Mode, Quantise } from './mode';
import type { WeightRule } from './weight-rule';

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
    quantise(tf, latent) {
      const weight = keepsThreeOfFour ? tf.mul(latent, threeOfFour(tf, latent)) : latent;
      const mean = (values: Tf.Tensor): Tf.Tensor => meansOf(tf, values, granularity);
      const { t, place } = placed(tf, rule, weight);
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
export function insideBy(tf: TensorFlow, rule: WeightRule, weight: Tf.Tensor): Tf.Tensor {
  return tf.cast(tf.lessEqual(tf.abs(placed(tf, rule, weight).place), rule.passes ?? Number.POSITIVE_INFINITY), 'float32');
}

/** The unit t of each group, and (w − offset) / t of each weight. */
function placed(
  tf: TensorFlow,
  { unit, centred, granularity }: WeightRule,
  weight: Tf.Tensor,
): { readonly t: Tf.Tensor; readonly place: Tf.Tensor } {
  const mean = (values: Tf.Tensor): Tf.Tensor => meansOf(tf, values, granularity);
  const spread = (numbers: Tf.Tensor): Tf.Tensor => spreadScale(tf, numbers, granularity, weight.shape[1] ?? 1);
  const statistic = unit.of === 'absMean' ? mean(tf.abs(weight)) : tf.sqrt(mean(tf.square(weight)));
  const t = tf.maximum(tf.add(tf.mul(statistic, unit.times), unit.plus), unit.least);
  const factor = tf.where(tf.greater(t, 0), tf.div(1, t), tf.zerosLike(t));
  return { t, place: tf.mul(centred ? tf.sub(weight, spread(mean(weight))) : weight, spread(factor)) };
}

/** Means over the matrix `[]`, its rows `[out, 1]`, or groups of their inputs `[out, ⌈in / group⌉]`, the last of which may be shorter. */
function meansOf(tf: TensorFlow, values: Tf.Tensor, granularity: Granularity): Tf.Tensor {
  if (granularity === 'matrix') return tf.reshape(tf.mean(values), []);
  if (granularity === 'row') return tf.mean(values, -1, true);
  const [out = 1, inputs = 1] = values.shape;
  const { group } = granularity;
  const starts = Array.from({ length: Math.ceil(inputs / group) }, (_, i) => i * group);
  const means = starts.map((start) => tf.mean(tf.slice(values, [0, start], [out, Math.min(group, inputs - start)]), -1, true));
  return tf.concat(means, -1);
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
