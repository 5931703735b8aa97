import type { TokenTask } from '../../catalog/tasks/task';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { byteTokenizerOf } from '../shared/byte-tokenizer';
import { transformersTokenizer } from './tokenizer';

/** How the weights lie in the file: codes; latents, which transformers rounds in every pass; or plain numbers. */
export type Quantisation = 'offline' | 'online' | 'none';

/** The texts of a model folder beside the weights, by file name. */
export function transformersTexts(experiment: Experiment, task: TokenTask, quantisation: Quantisation): ReadonlyMap<string, string> {
  const { tokenizer, config } = transformersTokenizer(task, experiment.seqLen);
  const ids = tokenIds(task);
  return new Map(
    Object.entries({
      'config.json': { ...modelConfig(experiment, task, quantisation), ...ids },
      'generation_config.json': { ...ids, do_sample: false },
      'tokenizer.json': tokenizer,
      'tokenizer_config.json': config,
    }).map(([name, value]) => [name, `${JSON.stringify(value, null, 2)}\n`]),
  );
}

/**
 * `config.json` without the ids of special tokens. `rope_theta` is where transformers 4 looks, `rope_parameters` where 5
 * does: the default of both is 500,000, so a missing key would change the model without a word.
 */
function modelConfig(experiment: Experiment, task: TokenTask, quantisation: Quantisation): object {
  const { hiddenSize, feedForwardSize, numLayers, numHeads, numKvHeads, seqLen, normEpsilon, ropeTheta, activation } =
    architectureOf(experiment);
  return {
    architectures: ['BitNetForCausalLM'],
    model_type: 'bitnet',
    vocab_size: task.vocabulary.length,
    hidden_size: hiddenSize,
    intermediate_size: feedForwardSize,
    num_hidden_layers: numLayers,
    num_attention_heads: numHeads,
    num_key_value_heads: numKvHeads,
    hidden_act: activation,
    max_position_embeddings: seqLen,
    initializer_range: 0.02,
    rms_norm_eps: normEpsilon,
    rope_theta: ropeTheta,
    rope_parameters: { rope_type: 'default', rope_theta: ropeTheta },
    tie_word_embeddings: true,
    attention_bias: false,
    attention_dropout: 0,
    use_cache: true,
    dtype: 'float32',
    torch_dtype: 'float32',
    ...(quantisation === 'none'
      ? {}
      : {
          quantization_config: {
            quant_method: 'bitnet',
            linear_class: 'autobitlinear',
            quantization_mode: quantisation,
            modules_to_not_convert: ['lm_head'],
          },
        }),
  };
}

function tokenIds(task: TokenTask): object {
  const tokenizer = byteTokenizerOf(task);
  if (tokenizer === null) throw new RangeError(`The symbols of "${task.label}" are no characters.`);
  const { start, end } = tokenizer;
  return { bos_token_id: start ?? end, eos_token_id: end, pad_token_id: end };
}
