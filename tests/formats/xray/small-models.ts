/** A whole small BitNet, right, and in the ways in which converters get it wrong. */
import { bytesSource, type RangedSource } from '../../../src/formats/xray/source';
import { randomStream } from '../../../src/math/random';
import {
  bf16Bytes,
  f16Bytes,
  f32Bytes,
  ggufFile,
  i2sBytes,
  packedRows,
  q2Bytes,
  safetensorsFile,
  settingsFile,
  ternaryCodes,
  type FileTensor,
  type SafeTensor,
} from './model-files';

export const HIDDEN = 128;
const BLOCKS = 4;
const VOCABULARY = 64;
/** The mean magnitude of weights that keep the size of their input: 0.8 / √in. */
export const GAMMA = 0.8 / Math.sqrt(HIDDEN);

export const matrices = ['attn_q', 'attn_k', 'attn_v', 'attn_output', 'ffn_gate', 'ffn_up', 'ffn_down'] as const;
const norms = ['attn_norm', 'attn_sub_norm', 'ffn_norm', 'ffn_sub_norm'] as const;

const ones = f32Bytes(Array.from({ length: HIDDEN }, () => 1));
/** Codes of a matrix of the model, always the same. */
const codesOf = (block: number, matrix: number): Int8Array => ternaryCodes(HIDDEN * HIDDEN, 10 * block + matrix + 1);

/** Latent weights that round to about those zeros: normal, of this mean magnitude. */
export function latents(count: number, seed: number): Float32Array {
  const random = randomStream(seed, 'xray-latents', 0);
  const uniform = (): number => (random.uint32() + 0.5) / 2 ** 32;
  return Float32Array.from(
    { length: count },
    () => GAMMA * Math.sqrt(Math.PI / 2) * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}

export interface Changes {
  /** Another way to write a matrix. */
  readonly matrix?: (codes: Int8Array, block: number, name: string) => Pick<FileTensor, 'type' | 'bytes'>;
  readonly withoutNorm?: (name: string) => boolean;
  readonly tokens?: number;
  readonly embedding?: number;
  readonly extra?: readonly FileTensor[];
  readonly architecture?: string;
  readonly cut?: number;
  readonly scale?: (block: number, name: string) => number | null;
}

/** As the project writes it: Q2_0 with blocks of scale 1, and the scale in a tensor beside. */
const asQ2 = (codes: Int8Array): Pick<FileTensor, 'type' | 'bytes'> => ({ type: 42, bytes: q2Bytes(codes, 64, () => 1) });

export function ggufModel({
  matrix = asQ2,
  withoutNorm = () => false,
  tokens = VOCABULARY,
  embedding = VOCABULARY,
  extra = [],
  architecture = 'bitnet',
  cut = 0,
  scale = () => GAMMA,
}: Changes = {}): RangedSource {
  const tensors: FileTensor[] = [
    { name: 'token_embd.weight', shape: [embedding, HIDDEN], type: 1, bytes: f16Bytes(latents(embedding * HIDDEN, 99)) },
  ];
  for (let block = 0; block < BLOCKS; block++) {
    for (const norm of norms)
      if (!withoutNorm(`${block}.${norm}`)) tensors.push({ name: `blk.${block}.${norm}.weight`, shape: [HIDDEN], type: 0, bytes: ones });
    matrices.forEach((name, i) => {
      tensors.push({ name: `blk.${block}.${name}.weight`, shape: [HIDDEN, HIDDEN], ...matrix(codesOf(block, i), block, name) });
      const beside = scale(block, name);
      if (beside !== null) tensors.push({ name: `blk.${block}.${name}.scale`, shape: [1], type: 0, bytes: f32Bytes([beside]) });
    });
  }
  tensors.push({ name: 'output_norm.weight', shape: [HIDDEN], type: 0, bytes: ones }, ...extra);
  const file = ggufFile(
    {
      'general.architecture': architecture,
      [`${architecture}.block_count`]: BLOCKS,
      'tokenizer.ggml.tokens': Array.from({ length: tokens }, (_, i) => `t${i}`),
    },
    tensors,
  );
  return bytesSource('model.gguf', cut === 0 ? file : file.slice(0, file.length - cut));
}

export const i2s = (layout: '128' | '64' | 'rows', scale = GAMMA): Changes => ({
  architecture: 'bitnet-b1.58',
  scale: () => null,
  matrix: (codes) => ({ type: 36, bytes: i2sBytes(codes, HIDDEN, layout, scale) }),
});

const hfNames: Readonly<Record<string, string>> = {
  attn_q: 'self_attn.q_proj',
  attn_k: 'self_attn.k_proj',
  attn_v: 'self_attn.v_proj',
  attn_output: 'self_attn.o_proj',
  ffn_gate: 'mlp.gate_proj',
  ffn_up: 'mlp.up_proj',
  ffn_down: 'mlp.down_proj',
  attn_norm: 'input_layernorm',
  attn_sub_norm: 'self_attn.attn_sub_norm',
  ffn_norm: 'post_attention_layernorm',
  ffn_sub_norm: 'mlp.ffn_sub_norm',
};

/** The same model as a folder of transformers. */
export function folderModel({
  linearClass = 'autobitlinear',
  stored = GAMMA,
  online = null,
}: {
  readonly linearClass?: string | null;
  readonly stored?: number | null;
  /** Numbers instead of packed codes. */
  readonly online?: ((codes: Int8Array) => SafeTensor['bytes']) | null;
} = {}): readonly RangedSource[] {
  const tensors: SafeTensor[] = [
    { name: 'model.embed_tokens.weight', dtype: 'BF16', shape: [VOCABULARY, HIDDEN], bytes: bf16Bytes(latents(VOCABULARY * HIDDEN, 99)) },
  ];
  for (let block = 0; block < BLOCKS; block++) {
    for (const norm of norms)
      tensors.push({ name: `model.layers.${block}.${hfNames[norm]}.weight`, dtype: 'F32', shape: [HIDDEN], bytes: ones });
    matrices.forEach((name, i) => {
      const weight = `model.layers.${block}.${hfNames[name]}.weight`;
      const codes = codesOf(block, i);
      if (online !== null) tensors.push({ name: weight, dtype: 'BF16', shape: [HIDDEN, HIDDEN], bytes: online(codes) });
      else {
        tensors.push({ name: weight, dtype: 'U8', shape: [HIDDEN / 4, HIDDEN], bytes: packedRows(codes, HIDDEN) });
        if (stored !== null) tensors.push({ name: `${weight}_scale`, dtype: 'F32', shape: [1], bytes: f32Bytes([stored]) });
      }
    });
  }
  tensors.push({ name: 'model.norm.weight', dtype: 'F32', shape: [HIDDEN], bytes: ones });
  return [
    bytesSource('model.safetensors', safetensorsFile(tensors)),
    settingsFile('config.json', {
      model_type: 'bitnet',
      vocab_size: VOCABULARY,
      num_hidden_layers: BLOCKS,
      tie_word_embeddings: true,
      quantization_config: { quant_method: 'bitnet', ...(linearClass === null ? {} : { linear_class: linearClass }) },
    }),
  ];
}
