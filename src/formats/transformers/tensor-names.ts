/**
 * Names of our tensors in `BitNetForCausalLM` of transformers. Only the recipe b1.58 has these parts.
 * Source: transformers, `models/bitnet/modeling_bitnet.py`.
 */
const wholeNames: Readonly<Record<string, string>> = {
  'embedding.weight': 'model.embed_tokens.weight',
  'final_norm.gain': 'model.norm.weight',
};

const partNames: Readonly<Record<string, string>> = {
  'attention_norm.gain': 'input_layernorm.weight',
  'attention.query.weight': 'self_attn.q_proj.weight',
  'attention.key.weight': 'self_attn.k_proj.weight',
  'attention.value.weight': 'self_attn.v_proj.weight',
  'attention_sub_norm.gain': 'self_attn.attn_sub_norm.weight',
  'attention.output.weight': 'self_attn.o_proj.weight',
  'feed_forward_norm.gain': 'post_attention_layernorm.weight',
  'feed_forward.gate.weight': 'mlp.gate_proj.weight',
  'feed_forward.up.weight': 'mlp.up_proj.weight',
  'feed_forward_sub_norm.gain': 'mlp.ffn_sub_norm.weight',
  'feed_forward.down.weight': 'mlp.down_proj.weight',
};

/** `blocks.0.attention.query.weight` → `model.layers.0.self_attn.q_proj.weight`. Throws RangeError for a part that the class lacks. */
export function transformersNameOf(name: string): string {
  const [, block, part = ''] = /^blocks\.(\d+)\.(.+)$/.exec(name) ?? [];
  const translated = block === undefined ? wholeNames[name] : partNames[part];
  if (translated === undefined) throw new RangeError(`transformers has no name for "${name}".`);
  return block === undefined ? translated : `model.layers.${block}.${translated}`;
}

/** Where transformers looks for the scale of a weight. */
export const transformersScaleNameOf = (weightName: string): string => `${weightName}_scale`;
