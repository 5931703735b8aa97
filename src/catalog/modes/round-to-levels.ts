import type * as Tf from '@tensorflow/tfjs-core';
import { spreadScale, type Granularity, type Mode, type TensorFlow } from './mode';
import type { Cut } from './staircase';

/** What {@link roundToLevels} needs of a mode. */
interface Levels {
  readonly levels: readonly number[];
  /** As many as there are gaps between levels, on the axis w/γ. */
  readonly thresholds: readonly number[];
  readonly granularity: Granularity;
}

/**
 * A rule by its thresholds, for the definition and for every kind of kernel:
 *   γ = max(mean|W|, 1e-5)      Q = the level above all thresholds that W/γ has passed      W̃ = γ·Q
 * over the matrix, each of its rows or each group. A weight on a threshold takes the level nearer to 0. Both variants round
 * alike. Ternary is this rule too; its file states it as its paper does.
 */
export function roundToLevels({ levels, thresholds, granularity }: Levels): Pick<Mode, 'quantise' | 'wgsl' | 'staircase'> {
  const lowest = levels[0] ?? 0;
  const cuts = thresholds.map((at, i): Cut => ({ at, inclusive: at < 0, rise: (levels[i + 1] ?? 0) - (levels[i] ?? 0) }));
  return {
    quantise(tf, weight) {
      const scale = tf.maximum(absMeans(tf, weight, granularity), 1e-5);
      const place = tf.mul(weight, tf.div(1, spreadScale(tf, scale, granularity, weight.shape[1] ?? 1)));
      const passed = cuts.map(({ at, inclusive, rise }) =>
        tf.mul(tf.cast(inclusive ? tf.greaterEqual(place, at) : tf.greater(place, at), 'float32'), rise),
      );
      return { codes: passed.reduce((code, step) => tf.add(code, step), tf.fill(weight.shape, lowest)), scale };
    },
    wgsl: () => ({
      scale: 'max(absMean, 1e-5)',
      code: cuts.reduce(
        (code, { at, inclusive, rise }) =>
          `${code} + select(0.0, ${float(rise)}, w * (1.0 / scale) ${inclusive ? '>=' : '>'} ${float(at)})`,
        float(lowest),
      ),
    }),
    staircase(_variant, { absMean }) {
      const scale = Math.fround(Math.max(absMean, 1e-5));
      return { scale, factor: Math.fround(1 / scale), lowest, cuts };
    },
  };
}

/** mean|W| of a matrix `[]`, of its rows `[out, 1]`, or of groups of their inputs `[out, ⌈in / group⌉]`, the last of which may be shorter. */
function absMeans(tf: TensorFlow, weight: Tf.Tensor, granularity: Granularity): Tf.Tensor {
  const magnitudes = tf.abs(weight);
  if (granularity === 'matrix') return tf.reshape(tf.mean(magnitudes), []);
  if (granularity === 'row') return tf.mean(magnitudes, -1, true);
  const [out = 1, inputs = 1] = weight.shape;
  const starts = Array.from({ length: Math.ceil(inputs / granularity.group) }, (_, i) => i * granularity.group);
  const means = starts.map((start) =>
    tf.mean(tf.slice(magnitudes, [0, start], [out, Math.min(granularity.group, inputs - start)]), -1, true),
  );
  return tf.concat(means, -1);
}

/** As WGSL writes a number of f32. */
const float = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
