import * as tf from '@tensorflow/tfjs-core';
import type { Updated } from '../../catalog/optimisers/optimiser';
import type { OptimiserStep } from '../../catalog/optimisers/optimisers';
import { ruleOf } from '../../catalog/optimisers/rules';

/**
 * One step of an optimiser on all parameters at once, as one flat vector: gradients are clipped, then its own rule.
 *
 * @param before weights, and the slots of this very optimiser
 * @param step number of this step, from 1
 */
export function optimise(before: Updated<tf.Tensor>, gradient: tf.Tensor, step: number, settings: OptimiserStep): Updated<tf.Tensor> {
  const { id, clipNorm } = settings;
  const g = clipNorm === null ? gradient : clipped(gradient, clipNorm);
  return ruleOf(id).update(tf, before.latents, g, before.slots, settings, step);
}

/** g · min(1, most / ‖g‖): clipping by the global norm (Pascanu et al. 2013), with the 1e-6 of `clip_grad_norm_`. */
function clipped(gradient: tf.Tensor, most: number): tf.Tensor {
  const norm = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.mul(gradient, tf.minimum(1, tf.div(most, tf.add(norm, 1e-6))));
}
