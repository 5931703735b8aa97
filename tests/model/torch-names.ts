const parts: Readonly<Record<string, string>> = {
  'input_layernorm.weight': 'attention_norm.gain',
  'self_attn.q_proj.weight': 'attention.query.weight',
  'self_attn.k_proj.weight': 'attention.key.weight',
  'self_attn.v_proj.weight': 'attention.value.weight',
  'self_attn.attn_sub_norm.weight': 'attention_sub_norm.gain',
  'self_attn.o_proj.weight': 'attention.output.weight',
  'post_attention_layernorm.weight': 'feed_forward_norm.gain',
  'mlp.gate_proj.weight': 'feed_forward.gate.weight',
  'mlp.up_proj.weight': 'feed_forward.up.weight',
  'mlp.ffn_sub_norm.weight': 'feed_forward_sub_norm.gain',
  'mlp.down_proj.weight': 'feed_forward.down.weight',
};

/** Our name of a parameter that transformers' `BitNetForCausalLM` calls `model.layers.0.self_attn.q_proj.weight` and so on. */
export function ourName(torchName: string): string {
  if (torchName === 'model.embed_tokens.weight') return 'embedding.weight';
  if (torchName === 'model.norm.weight') return 'final_norm.gain';
  const match = /^model\.layers\.(\d+)\.(.+)$/.exec(torchName);
  const part = match?.[2] === undefined ? undefined : parts[match[2]];
  if (match?.[1] === undefined || part === undefined) throw new Error(`Unknown parameter "${torchName}".`);
  return `blocks.${match[1]}.${part}`;
}
