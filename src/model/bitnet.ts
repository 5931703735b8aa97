import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import type { QuantisedWeight } from '../catalog/modes/mode';
import type { ModeId } from '../catalog/modes/modes';
import { learntScaleOf, type Architecture } from '../experiment/architecture';
import { block, layerNorm, parameter, passContext, rmsNorm, type ForwardOptions, type Parameters } from './block';
import { modelSpec, type ModelSpec } from './model-spec';
import { architectureFromOptions, type BitNetOptions } from './options';
import { effectiveWeight, linear, quantiseWeight } from './quantise';

/** A BitNet transformer: its parameters and its forward pass. It owns no weights; they are passed in. */
export interface BitNet extends ModelSpec {
  /** Codes and scale of every BitLinear weight among `latents`. Caller owns the tensors. */
  quantise(latents: Parameters): Record<string, QuantisedWeight>;
  /** What the forward pass multiplies by: latents with every BitLinear weight replaced by its effective one. */
  effective(latents: Parameters, quantised: Readonly<Record<string, QuantisedWeight>>, lambda: number): Parameters;
  /** The same network quantised differently: what running these weights in another mode means. */
  withMode(mode: ModeId): BitNet;
  /**
   * @param input token ids `[batch, seq]` (int32) or frames `[batch, seq, embedDim]`
   * @param parameters from {@link BitNet.effective}
   * @returns logits `[batch, seq, vocab]` (tokens), or of the last timestep: `[batch, classes]` with a head, else `[batch, hidden]`
   */
  forward(input: tf.Tensor, parameters: Parameters, options?: ForwardOptions): tf.Tensor;
}

/** Builds a BitNet. Throws {@link OptionError} naming the option and what is allowed. */
export function build(options: BitNetOptions): BitNet {
  return bitNetOf(architectureFromOptions(options));
}

/** The model of an architecture that has been validated already. */
export function bitNetOf(architecture: Architecture): BitNet {
  const spec = modelSpec(architecture);
  const bitLinears = spec.parameters.filter(({ role }) => role === 'bitLinear').map(({ name }) => name);
  const { mode, variant, weightScale } = architecture;
  return {
    ...spec,
    quantise: (latents) =>
      Object.fromEntries(
        bitLinears.map((name) => [name, quantiseWeight(parameter(latents, name), mode, variant, latents[learntScaleOf(name)])]),
      ),
    effective(latents, quantised, lambda) {
      const replaced = bitLinears.map((name) => {
        const weight = quantised[name];
        if (weight === undefined) throw new Error(`No codes for "${name}".`);
        return [
          name,
          effectiveWeight(parameter(latents, name), weight, { mode, weightScale, lambda }, latents[learntScaleOf(name)]),
        ] as const;
      });
      return { ...latents, ...Object.fromEntries(replaced) };
    },
    withMode: (other) => bitNetOf({ ...architecture, mode: other }),
    forward: (input, parameters, options) => forward(architecture, input, parameters, options),
  };
}

function forward(architecture: Architecture, input: tf.Tensor, parameters: Parameters, options?: ForwardOptions): tf.Tensor {
  const { recipe, hiddenSize, numLayers, normEpsilon, classes } = architecture;
  const [batch, seq] = input.shape as [number, number];
  const context = passContext(architecture, seq, options);

  let x = embed(architecture, input, parameters); // [batch, seq, hidden]
  for (let layer = 0; layer < numLayers; layer++) {
    x = block(x, parameters, `blocks.${layer}`, context);
    if (recipe === 'edifice' && layer + 1 < numLayers) x = context.drop(x);
  }

  if (architecture.input.kind === 'frames') x = tf.reshape(tf.slice(x, [0, seq - 1, 0], [batch, 1, hiddenSize]), [batch, hiddenSize]);
  const gain = parameter(parameters, 'final_norm.gain');
  x = recipe === 'edifice' ? layerNorm(x, gain, parameter(parameters, 'final_norm.bias'), normEpsilon) : rmsNorm(x, gain, normEpsilon);

  if (architecture.input.kind === 'tokens') return linear(x, parameter(parameters, 'embedding.weight')); // [batch, seq, vocab]
  if (classes === null) return x; // [batch, hidden]
  return linear(x, parameter(parameters, 'head.weight'), parameter(parameters, 'head.bias')); // [batch, classes]
}

function embed(architecture: Architecture, input: tf.Tensor, parameters: Parameters): tf.Tensor {
  const { input: expected, hiddenSize } = architecture;
  const [batch, seq] = input.shape as [number, number];
  if (expected.kind === 'tokens') {
    const rows = tf.gather(parameter(parameters, 'embedding.weight'), tf.reshape(input, [-1]));
    return tf.reshape(rows, [batch, seq, hiddenSize]);
  }
  if (expected.embedDim === hiddenSize) return input;
  return linear(input, parameter(parameters, 'input_projection.weight'), parameter(parameters, 'input_projection.bias'));
}
