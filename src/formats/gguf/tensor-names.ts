/**
 * Names of our tensors in llama.cpp's architecture `bitnet`. Only the recipe b1.58 has these parts.
 * Source: llama.cpp, `LLM_ARCH_BITNET`.
 */
const wholeNames: Readonly<Record<string, string>> = { 'embedding.weight': 'token_embd.weight', 'final_norm.gain': 'output_norm.weight' };

const partNames: Readonly<Record<string, string>> = {
  'attention_norm.gain': 'attn_norm.weight',
  'attention.query.weight': 'attn_q.weight',
  'attention.key.weight': 'attn_k.weight',
  'attention.value.weight': 'attn_v.weight',
  'attention_sub_norm.gain': 'attn_sub_norm.weight',
  'attention.output.weight': 'attn_output.weight',
  'feed_forward_norm.gain': 'ffn_norm.weight',
  'feed_forward.gate.weight': 'ffn_gate.weight',
  'feed_forward.up.weight': 'ffn_up.weight',
  'feed_forward_sub_norm.gain': 'ffn_sub_norm.weight',
  'feed_forward.down.weight': 'ffn_down.weight',
};

/** `blocks.0.attention.query.weight` → `blk.0.attn_q.weight`. Throws RangeError for a part that the architecture lacks. */
export function ggufNameOf(name: string): string {
  const [, block, part = ''] = /^blocks\.(\d+)\.(.+)$/.exec(name) ?? [];
  const translated = block === undefined ? wholeNames[name] : partNames[part];
  if (translated === undefined) throw new RangeError(`llama.cpp has no name for "${name}".`);
  return block === undefined ? translated : `blk.${block}.${translated}`;
}

/** Where llama.cpp looks for the scale of a weight, in the name that it gives the weight. */
export const ggufScaleNameOf = (weightName: string): string => weightName.replace(/\.weight$/, '.scale');
