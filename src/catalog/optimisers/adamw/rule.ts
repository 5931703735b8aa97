import type { OptimiserRule } from '../optimiser';
import * as hyperPlaces from './hyper.as';

/**
 * AdamW.
 *   m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²
 *   w ← w·(1 − η·decay) − η · m/(1−β₁ᵗ) / (√(v/(1−β₂ᵗ)) + ε)
 * Source: Loshchilov & Hutter 2019, Algorithm 2, in the form of `torch.optim.AdamW`.
 */
export const adamwRule: OptimiserRule<'firstMoment' | 'secondMoment', 'beta1' | 'beta2' | 'epsilon', keyof typeof hyperPlaces> = {
  update(tf, latents, gradient, slots, { learningRate, weightDecay, constants: { beta1, beta2, epsilon } }, step) {
    const firstMoment = tf.add(tf.mul(slots.firstMoment, beta1), tf.mul(gradient, 1 - beta1));
    const secondMoment = tf.add(tf.mul(slots.secondMoment, beta2), tf.mul(tf.square(gradient), 1 - beta2));
    const root = tf.add(tf.mul(tf.sqrt(secondMoment), 1 / Math.sqrt(1 - beta2 ** step)), epsilon);
    const change = tf.mul(tf.div(firstMoment, root), learningRate / (1 - beta1 ** step));
    const decayed = weightDecay === 0 ? latents : tf.mul(latents, 1 - learningRate * weightDecay);
    return { latents: tf.sub(decayed, change), slots: { firstMoment, secondMoment } };
  },
  hyperPlaces,
  hyper: ({ learningRate, weightDecay, constants: { beta1, beta2, epsilon } }, step) => ({
    rate: learningRate / (1 - beta1 ** step),
    root: 1 / Math.sqrt(1 - beta2 ** step),
    decay: 1 - learningRate * weightDecay,
    beta1,
    beta2,
    epsilon,
    rest1: 1 - beta1,
    rest2: 1 - beta2,
  }),
  formula(latent, slope, slots, { rate, root, decay, beta1, beta2, epsilon, rest1, rest2 }) {
    const firstMoment = beta1 * slots.firstMoment + rest1 * slope;
    const secondMoment = beta2 * slots.secondMoment + rest2 * slope ** 2;
    return {
      latents: latent * decay - (rate * firstMoment) / (Math.sqrt(secondMoment) * root + epsilon),
      slots: { firstMoment, secondMoment },
    };
  },
  wgsl: `let m = firstMoment[n] * beta1 + slope * rest1;
  let v = secondMoment[n] * beta2 + slope * slope * rest2;
  firstMoment[n] = m; secondMoment[n] = v;
  latents[n] = latents[n] * decay - m / (sqrt(v) * root + epsilon) * rate;`,
};
