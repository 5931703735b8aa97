/** The keys of `config.json` that change what a `bitnet` model computes. Source: transformers 5, `models/bitnet`, `integrations/bitnet.py`. */
import * as words from '#words/formats/verdicts';
import type { Experiment } from '../../experiment/experiment';
import { activationNamed, refuseSetting, ropeFactorOf, type Place } from '../foreign/arithmetic';
import type { JsonObject } from '../json/object';

export const HOLDS = words.isFolder;

const place = (key: string): Place => ({ key, byteOffset: null, is: HOLDS });

/** How the weights of the BitLinears lie in the file, and what is rounded beside them. */
export interface StoredQuantisation {
  /** Latent weights, rounded in every pass. */
  readonly isOnline: boolean;
  /** Scales are those that the weights were multiplied by when they were rounded: 1/γ. */
  readonly isReciprocal: boolean;
  /** transformers rounds activations only in layers that it has quantised. */
  readonly activationBits: 8 | null;
}

/** Keys with the values at which they change nothing. */
function neutralValues(headSize: number): ReadonlyMap<string, readonly unknown[]> {
  return new Map<string, readonly unknown[]>([
    ['attention_bias', [false]],
    ['mlp_bias', [false]],
    ['head_dim', [headSize]],
    ['partial_rotary_factor', [1]],
    ['sliding_window', [false, 0]],
    ['use_sliding_window', [false]],
    ['attn_logit_softcapping', [0]],
    ['final_logit_softcapping', [0]],
    ['logit_scale', [1]],
    ['logits_scaling', [1]],
    ['embedding_multiplier', [1]],
    ['residual_multiplier', [1]],
    ['num_local_experts', [0, 1]],
    ['num_experts', [0, 1]],
    ['is_decoder', [true, false]],
    ['add_cross_attention', [false]],
    ['is_encoder_decoder', [false]],
  ]);
}

export interface ConfigArithmetic {
  readonly activation: Experiment['activation'];
  readonly ropeTheta: number;
  readonly ropeFactor: number;
  readonly normEpsilon: number;
}

/** Throws a `FormatError` in words where a key says something that the page does not compute. */
export function configArithmetic(config: JsonObject, headSize: number): ConfigArithmetic {
  for (const [key, allowed] of neutralValues(headSize)) {
    const value = config.get(key) ?? null;
    if (value !== null && !allowed.includes(value)) refuseSetting(place(key), JSON.stringify(value), allowed.join(words.or));
  }
  const ropeKey = isSet(config, 'rope_parameters') ? 'rope_parameters' : isSet(config, 'rope_scaling') ? 'rope_scaling' : null;
  const rope = ropeKey === null ? null : config.object(ropeKey);
  const type = rope?.get('rope_type') ?? rope?.get('type') ?? null;
  const share = rope?.get('partial_rotary_factor') ?? 1;
  if (share !== 1) refuseSetting(place('partial_rotary_factor'), JSON.stringify(share), '1');
  // Transformers 5 has the base among the parameters of the positions; 4 beside them. 500,000 is its default, unlike that of other programs.
  const ropeTheta = rope !== null && isSet(rope, 'rope_theta') ? rope.number('rope_theta') : config.number('rope_theta', 500_000);
  return {
    activation: activationNamed(config.get('hidden_act') === undefined ? 'relu2' : config.text('hidden_act'), place('hidden_act')),
    ropeTheta,
    ropeFactor: ropeFactorOf(
      typeof type === 'string' ? type : null,
      rope !== null && isSet(rope, 'factor') ? rope.number('factor') : null,
      place(ropeKey ?? 'rope_scaling'),
    ),
    normEpsilon: config.number('rms_norm_eps', 1e-5),
  };
}

const isSet = (object: JsonObject, key: string): boolean => (object.get(key) ?? null) !== null;

/** Throws a `FormatError` in words for another quantisation than that of BitNet. */
export function storedQuantisation(config: JsonObject): StoredQuantisation {
  if (!isSet(config, 'quantization_config')) return { isOnline: false, isReciprocal: false, activationBits: null };
  const quantisation = config.object('quantization_config');
  const choice = (key: string, allowed: readonly string[], otherwise: string): string => {
    const value = quantisation.get(key) ?? otherwise;
    if (typeof value !== 'string' || !allowed.includes(value))
      refuseSetting(place(`quantization_config.${key}`), JSON.stringify(value), allowed.join(words.or));
    return value;
  };
  choice('quant_method', ['bitnet'], 'bitnet');
  if ((quantisation.get('use_rms_norm') ?? false) !== false)
    refuseSetting(place('quantization_config.use_rms_norm'), JSON.stringify(quantisation.get('use_rms_norm')), 'false');
  const left = quantisation.get('modules_to_not_convert') ?? [];
  if (!Array.isArray(left) || left.some((name) => name !== 'lm_head'))
    refuseSetting(place('quantization_config.modules_to_not_convert'), JSON.stringify(left), words.theHead);
  return {
    isOnline: choice('quantization_mode', ['offline', 'online'], 'offline') === 'online',
    isReciprocal: choice('linear_class', ['bitlinear', 'autobitlinear'], 'bitlinear') === 'bitlinear',
    activationBits: 8,
  };
}
