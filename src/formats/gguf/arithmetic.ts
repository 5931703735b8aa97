/** The keys of a `bitnet` GGUF file that change what the model computes. Source: llama.cpp, `LLM_KV_NAMES`. */
import * as words from '#words/formats/verdicts';
import type { Experiment } from '../../experiment/experiment';
import { activationNamed, refuseSetting, ropeFactorOf, type Place } from '../foreign/arithmetic';
import { ggufNumber, ggufText, type LocatedValue } from './values';

type Metadata = ReadonlyMap<string, LocatedValue>;

export const IS = words.isGguf;

/** Keys that are read elsewhere, or that change nothing. */
const harmless = new Set([
  'attention.head_count',
  'attention.head_count_kv',
  'attention.layer_norm_epsilon',
  'attention.layer_norm_rms_epsilon',
  'block_count',
  'context_length',
  'embedding_length',
  'feed_forward_length',
  'hidden_activation',
  'rope.freq_base',
  'rope.scale_linear',
  'rope.scaling.factor',
  'rope.scaling.finetuned',
  'rope.scaling.original_context_length',
  'rope.scaling.type',
  'tensor_data_layout',
  'vocab_size',
]);

/** Values at which a key changes nothing. */
function neutralValues(headSize: number): ReadonlyMap<string, readonly number[]> {
  const whole = [headSize];
  const off = [0];
  const once = [0, 1];
  return new Map([
    ['attention.causal', [1]],
    ['attention.clamp_kqv', off],
    ['attention.key_length', whole],
    ['attention.max_alibi_bias', off],
    ['attention.scale', [0, Math.fround(1 / Math.sqrt(headSize))]],
    ['attention.sliding_window', off],
    ['attention.value_length', whole],
    ['attn_logit_softcapping', off],
    ['embedding_scale', once],
    ['expert_count', off],
    ['expert_used_count', off],
    ['final_logit_softcapping', off],
    ['leading_dense_block_count', off],
    ['logit_scale', once],
    ['residual_scale', once],
    ['rope.dimension_count', whole],
    ['rope.scaling.attn_factor', once],
    ['use_parallel_residual', off],
  ]);
}

/** Throws a `FormatError` in words where a key says something that the page does not compute. */
export function ggufArithmetic(
  metadata: Metadata,
  headSize: number,
): { readonly activation: Experiment['activation']; readonly ropeFactor: number } {
  const place = (key: string): Place => ({ key, byteOffset: metadata.get(key)?.byteOffset ?? null, is: IS });
  const neutral = neutralValues(headSize);
  for (const key of metadata.keys()) {
    if (!key.startsWith('bitnet.') || harmless.has(key.slice(7))) continue;
    const allowed = neutral.get(key.slice(7));
    if (allowed === undefined) refuseSetting(place(key), words.ownValue, words.modelsWithout);
    const value = ggufNumber(metadata, key);
    if (!allowed.includes(value)) refuseSetting(place(key), String(value), allowed.join(words.or));
  }
  const text = (key: string): string | null => (metadata.has(key) ? ggufText(metadata, key) : null);
  const number = (key: string): number | null => (metadata.has(key) ? ggufNumber(metadata, key) : null);
  // Files of 2023 have the factor alone.
  const factor = number('bitnet.rope.scaling.factor') ?? number('bitnet.rope.scale_linear');
  const type = text('bitnet.rope.scaling.type');
  return {
    // Files without the key are from before there was one, and llama.cpp runs them with SiLU.
    activation: activationNamed(text('bitnet.hidden_activation') ?? 'silu', place('bitnet.hidden_activation')),
    ropeFactor: ropeFactorOf(type, factor, place(type === null ? 'bitnet.rope.scaling.factor' : 'bitnet.rope.scaling.type')),
  };
}
