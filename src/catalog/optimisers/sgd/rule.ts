import type { OptimiserRule } from '../optimiser';
import * as hyperPlaces from './hyper.as';

/**
 * Stochastic gradient descent with momentum.
 *   v ← μv + (g + decay·w)      w ← w − ηv
 * Source: Polyak 1964, in the form of `torch.optim.SGD` (no dampening, not Nesterov's): the learning rate stands outside
 * of the velocity, weight decay inside.
 */
export const sgdRule: OptimiserRule<'velocity', 'momentum', keyof typeof hyperPlaces> = {
  update(tf, latents, gradient, slots, { learningRate, weightDecay, constants: { momentum } }) {
    const slope = weightDecay === 0 ? gradient : tf.add(gradient, tf.mul(latents, weightDecay));
    const velocity = tf.add(tf.mul(slots.velocity, momentum), slope);
    return { latents: tf.sub(latents, tf.mul(velocity, learningRate)), slots: { velocity } };
  },
  hyperPlaces,
  hyper: ({ learningRate, weightDecay, constants: { momentum } }) => ({ rate: learningRate, momentum, weightDecay }),
  formula(latent, slope, slots, { rate, momentum, weightDecay }) {
    const velocity = momentum * slots.velocity + slope + weightDecay * latent;
    return { latents: latent - rate * velocity, slots: { velocity } };
  },
  wgsl: `let v = velocity[n] * momentum + (slope + latents[n] * weightDecay);
  velocity[n] = v;
  latents[n] = latents[n] - v * rate;`,
};
