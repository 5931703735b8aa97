import type { OptimiserRule } from '../optimiser';
import * as hyperPlaces from './hyper.as';

/**
 * Lion, "evolved sign momentum".
 *   u = sign(β₁m + (1−β₁)g), sign(0) = 0      w ← w − η(u + decay·w)      m ← β₂m + (1−β₂)g
 * Source: Chen et al. 2023, Symbolic Discovery of Optimization Algorithms (arXiv:2302.06675), with the β of its experiments.
 */
export const lionRule: OptimiserRule<'momentum', 'beta1' | 'beta2', keyof typeof hyperPlaces> = {
  update(tf, latents, gradient, slots, { learningRate, weightDecay, constants: { beta1, beta2 } }) {
    const direction = tf.sign(tf.add(tf.mul(slots.momentum, beta1), tf.mul(gradient, 1 - beta1)));
    const momentum = tf.add(tf.mul(slots.momentum, beta2), tf.mul(gradient, 1 - beta2));
    const decayed = weightDecay === 0 ? latents : tf.mul(latents, 1 - learningRate * weightDecay);
    return { latents: tf.sub(decayed, tf.mul(direction, learningRate)), slots: { momentum } };
  },
  hyperPlaces,
  hyper: ({ learningRate, weightDecay, constants: { beta1, beta2 } }) => ({
    rate: learningRate,
    decay: 1 - learningRate * weightDecay,
    beta1,
    beta2,
    rest1: 1 - beta1,
    rest2: 1 - beta2,
  }),
  formula: (latent, slope, slots, { rate, decay, beta1, beta2, rest1, rest2 }) => ({
    latents: latent * decay - rate * Math.sign(beta1 * slots.momentum + rest1 * slope),
    slots: { momentum: beta2 * slots.momentum + rest2 * slope },
  }),
  wgsl: `let m = momentum[n];
  latents[n] = latents[n] * decay - sign(m * beta1 + slope * rest1) * rate;
  momentum[n] = m * beta2 + slope * rest2;`,
};
