import type * as tf from '@tensorflow/tfjs-core';
import { defaultMode } from '../catalog/modes/modes';
import { trainedSpecs, type ParameterSpec } from '../experiment/architecture';
import { block, passContext, type Parameters } from './block';
import { bitNetOf } from './bitnet';
import { architectureFromOptions, type BitNetOptions } from './options';

/** Size of the vector that a frame model returns: `hiddenSize`, 256 by default (nothing else is consulted, as in Edifice). */
export function outputSize(options: BitNetOptions = {}): number {
  return options.hiddenSize ?? 256;
}

/** The defaults that Edifice recommends; `build({ embedDim, ...recommendedDefaults() })` builds. */
export function recommendedDefaults(): Required<
  Pick<BitNetOptions, 'hiddenSize' | 'numHeads' | 'numLayers' | 'windowSize' | 'dropout' | 'quantize'>
> {
  return { hiddenSize: 256, numHeads: 4, numLayers: 4, windowSize: 60, dropout: 0.1, quantize: defaultMode };
}

/** One block by itself: its parameters (named `blocks.0.…`) and its pass over `[batch, seq, hidden]`. */
export interface BitNetBlock {
  readonly parameters: readonly ParameterSpec[];
  /** @param latents latent weights by name; quantised inside. */
  forward(x: tf.Tensor, latents: Parameters, lambda?: number): tf.Tensor;
}

/** Builds a single block of either recipe, without input, final norm or head. Throws {@link OptionError}. */
export function buildBitNetBlock(options: BitNetOptions): BitNetBlock {
  const hiddenSize = options.hiddenSize ?? 256;
  const { vocabSize: _vocabulary, classes: _classes, ...rest } = options;
  const architecture = architectureFromOptions({ recipe: 'edifice', ...rest, embedDim: hiddenSize, hiddenSize, numLayers: 1 });
  const model = bitNetOf(architecture);
  return {
    parameters: trainedSpecs(architecture).filter((spec) => spec.name.startsWith('blocks.0.')),
    forward(x, latents, lambda = 1) {
      const effective = model.effective(latents, model.quantise(latents), lambda);
      return block(x, effective, 'blocks.0', passContext(architecture, x.shape[1] ?? 1, { lambda }));
    },
  };
}
