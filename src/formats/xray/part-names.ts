/**
 * What a tensor is in a model, whichever program named it: llama.cpp's names are taken for all. Sources: llama.cpp `tensor_mapping.py`;
 * transformers, `models/{bitnet,llama,qwen3}`.
 */
const wholeNames: Readonly<Record<string, string>> = {
  'model.embed_tokens': 'token_embd',
  'model.norm': 'output_norm',
  lm_head: 'output',
};

const partNames: Readonly<Record<string, string>> = {
  input_layernorm: 'attn_norm',
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.o_proj': 'attn_output',
  'self_attn.attn_sub_norm': 'attn_sub_norm',
  'self_attn.inner_attn_ln': 'attn_sub_norm',
  'self_attn.q_norm': 'attn_q_norm',
  'self_attn.k_norm': 'attn_k_norm',
  post_attention_layernorm: 'ffn_norm',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
  'mlp.ffn_sub_norm': 'ffn_sub_norm',
  'mlp.ffn_layernorm': 'ffn_sub_norm',
};

export interface TensorPart {
  /** As llama.cpp names it, without block and ending; the whole name where that is unknown. */
  readonly part: string;
  readonly block: number | null;
}

const ending = /\.(weight|qweight)$/;

/** `model.layers.3.self_attn.q_proj.weight` and `blk.3.attn_q.weight` are both `attn_q` of block 3. Null: no weight of a model, such as a scale. */
export function partOf(name: string): TensorPart | null {
  if (!ending.test(name)) return null;
  const stem = name.replace(ending, '').replace(/^(language_model|transformer)\.(?=model\.)/, '');
  const gguf = /^blk\.(\d+)\.(.+)$/.exec(stem);
  if (gguf !== null) return { block: Number(gguf[1]), part: gguf[2] ?? '' };
  const layer = /^(?:model\.)?layers\.(\d+)\.(.+)$/.exec(stem);
  if (layer !== null) return { block: Number(layer[1]), part: partNames[layer[2] ?? ''] ?? layer[2] ?? '' };
  return { block: null, part: wholeNames[stem] ?? stem };
}

export const partKey = ({ part, block }: TensorPart): string => (block === null ? part : `${block}.${part}`);

/** Parts of a block that multiply: in a model of codes, these hold them. */
export const matrixParts: readonly string[] = ['attn_q', 'attn_k', 'attn_v', 'attn_output', 'ffn_gate', 'ffn_up', 'ffn_down'];

export const isMatrix = (name: string): boolean => matrixParts.includes(partOf(name)?.part ?? '');
