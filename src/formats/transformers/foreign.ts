/** A folder that another program saved for transformers: `config.json`, `model.safetensors`, `tokenizer.json`. */
import { mostTokens } from '../../catalog/data/card';
import { elementCount } from '../../experiment/architecture';
import { spellBytes } from '../../math/bytes/byte-alphabet';
import { float32Values } from '../../math/bytes/little-endian';
import { visibleText } from '../../math/text/visible-text';
import { brainHalfToNumber, halfToNumber } from '../../math/bytes/half';
import { indexOfNonFinite } from '../../math/non-finite';
import { unpackOutputStrided } from '../../math/codes/output-strided';
import { mergesOfCharacters } from '../shared/byte-tokenizer';
import { FormatError } from '../format-error';
import type { PortableModel } from '../format';
import { explained, foreignPart, hasSubNorms, NO_SUB_NORMS, refuseSetting, scaledPositions } from '../foreign/arithmetic';
import { foreignModel, type ForeignSizes, type ForeignTokenizer } from '../foreign/model';
import { JsonObject } from '../json/object';
import { quoted } from '../shared/quoted';
import type { LocatedTensor } from '../safetensors/safetensors';
import { configArithmetic, HOLDS, storedQuantisation } from './arithmetic';
import { transformersNameOf, transformersScaleNameOf } from './tensor-names';

/**
 * The model of a folder that says nothing of an experiment. Throws {@link FormatError} where it is not what the page can
 * run.
 *
 * @param texts of `config.json` and `tokenizer.json`; null where there is none
 */
export function foreignFolder(
  texts: { readonly config: string | null; readonly tokenizer: string | null },
  tensors: readonly LocatedTensor[],
): PortableModel {
  const config = JsonObject.parse(texts.config, 'config.json');
  if (config.text('model_type') !== 'bitnet') {
    const type = config.text('model_type');
    throw new FormatError(
      'a model of the type "bitnet" in "config.json"',
      quoted(type),
      null,
      `holds a model of the type “${visibleText(type)}”. This page runs the type “bitnet” alone: drop the folder of a BitNet model.`,
    );
  }
  return explained(
    () => bitnetFolder(config, texts.tokenizer, tensors),
    HOLDS,
    'Save the model again, in transformers with save_pretrained, and drop the whole folder.',
  );
}

function bitnetFolder(config: JsonObject, tokenizer: string | null, tensors: readonly LocatedTensor[]): PortableModel {
  if (config.get('tie_word_embeddings') !== true || tensors.some(({ name }) => name === 'lm_head.weight'))
    throw new FormatError(
      'a head that is tied to the embedding',
      'one of its own',
      null,
      'holds a BitNet model whose head has weights of its own. This page runs models whose head is the embedding (“tie_word_embeddings”).',
    );
  const numHeads = config.number('num_attention_heads');
  const sizes: ForeignSizes = {
    hiddenSize: config.number('hidden_size'),
    feedForwardSize: config.number('intermediate_size'),
    numLayers: config.number('num_hidden_layers'),
    numHeads,
    numKvHeads: config.number('num_key_value_heads', numHeads),
    contextLength: config.number('max_position_embeddings', 2048),
  };
  const { activation, ...arithmetic } = configArithmetic(config, sizes.hiddenSize / numHeads);
  const { isOnline, isReciprocal, activationBits } = storedQuantisation(config);
  const subNorms = subNormsOf(config, tensors, sizes.numLayers);
  const card = {
    name: 'A model for transformers',
    ...tokenizerOf(JsonObject.parse(tokenizer, 'tokenizer.json'), config),
    ...arithmetic,
    subNorms,
    notes: [
      ...(subNorms ? [] : [NO_SUB_NORMS]),
      ...(arithmetic.ropeFactor === 1 ? [] : [scaledPositions(arithmetic.ropeFactor)]),
      ...(isOnline || activationBits === null ? [] : [isReciprocal ? SCALES_RECIPROCAL : SCALES_DIRECT]),
      ...(activationBits === null ? [NOT_ROUNDED] : []),
    ],
  };

  const stored = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const model = foreignModel(
    sizes,
    card,
    { activation, activationBits },
    (name, shape) => {
      const theirs = transformersNameOf(name);
      const scaleName = transformersScaleNameOf(theirs);
      if (!stored.has(scaleName) || stored.get(theirs)?.dtype !== 'U8') return { values: floatsOf(take(stored, theirs, shape)), scale: 1 };
      const [out = 0, ...rest] = shape;
      const codes = unpackOutputStrided(take(stored, theirs, [out / 4, ...rest]).bytes);
      const scale = floatsOf(take(stored, scaleName, [1]))[0] ?? 0;
      if (!(scale > 0)) throw new FormatError(`a scale above 0 in tensor ${quoted(scaleName)}`, String(scale));
      return { values: Float32Array.from(codes), scale: isReciprocal ? 1 / scale : scale };
    },
    isOnline,
  );
  for (const { name, byteOffset } of stored.values())
    throw new FormatError('only the tensors of a "bitnet" model', `one more, ${quoted(name)}`, byteOffset, foreignPart(HOLDS, name));
  return model;
}

const SCALES_RECIPROCAL =
  'Its file has the number that each weight was multiplied by before rounding (1/γ: linear_class “bitlinear”), so codes are divided by it.';
const SCALES_DIRECT = 'Its file has the number that codes are multiplied by (γ: linear_class “autobitlinear”), as this page has.';
const NOT_ROUNDED = 'Its config.json names no quantisation, so activations are not rounded, as in transformers.';

/** As the tensors have it, which `use_sub_norms` must not contradict. */
function subNormsOf(config: JsonObject, tensors: readonly LocatedTensor[], numLayers: number): boolean {
  const place = { key: 'use_sub_norms', byteOffset: null, is: HOLDS };
  const there = hasSubNorms(
    tensors.map(({ name }) => name),
    numLayers,
    place,
  );
  const said = config.get('use_sub_norms') ?? there;
  if (said !== there) refuseSetting(place, JSON.stringify(said), `${there}, as its weights have it,`);
  return there;
}

/** Characters in the pieces of which the tokens of a tokenizer of characters are merged. */
const MOST_PIECES = 20_000_000;

/** Byte pairs, on bytes or on characters; characters become the bytes that they are made of. */
function tokenizerOf(file: JsonObject, config: JsonObject): ForeignTokenizer {
  const model = file.object('model');
  if (model.text('type') !== 'BPE')
    throw new FormatError(
      'a tokenizer of byte pairs ("BPE")',
      quoted(model.text('type')),
      null,
      `holds a model whose tokenizer is of the type “${visibleText(model.text('type'))}”. This page reads byte pairs (“BPE”).`,
    );
  const entries = [
    ...model.object('vocab').entries(),
    ...file.list('added_tokens').map((added): [string, unknown] => [added.text('content'), added.number('id')]),
  ];
  const vocab = config.number('vocab_size');
  if (!Number.isInteger(vocab) || vocab < 1 || vocab > mostTokens)
    throw new FormatError(`a vocabulary of 1 to ${mostTokens} tokens ("vocab_size")`, String(vocab));
  const tokens = Array.from({ length: vocab }, (_, id) => `⟨${id}⟩`);
  for (const [token, id] of entries) {
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id >= vocab)
      throw new FormatError(`ids of tokens below ${vocab}`, String(id));
    tokens[id] = token;
  }
  const isByteLevel = JSON.stringify([file.get('pre_tokenizer'), file.get('decoder')]).includes('"ByteLevel"');
  const end = config.get('eos_token_id');
  const common = { start: startOf(file, vocab), end: typeof end === 'number' && end < vocab ? end : null };
  if (!isByteLevel) {
    const spelled = tokens.map((token) => spellBytes(new TextEncoder().encode(token)));
    // Each is merged from its bytes one by one, and every piece on the way is a text of its own.
    const pieces = spelled.reduce((sum, { length }) => sum + length ** 2, 0);
    if (pieces > MOST_PIECES)
      throw new FormatError(
        'a tokenizer of single characters, or of byte pairs ("ByteLevel")',
        `tokens of up to ${Math.max(...spelled.map(({ length }) => length))} characters`,
      );
    return { tokens: spelled, merges: mergesOfCharacters(spelled), ...common };
  }
  return { tokens, merges: model.pairs('merges'), ...common };
}

/** The token that a template puts before every text. */
function startOf(file: JsonObject, vocab: number): number | null {
  const template = JSON.stringify(file.get('post_processor') ?? null);
  const [, name] = /^\{"type":"TemplateProcessing","single":\[\{"SpecialToken":\{"id":("(?:[^"\\]|\\.)*")/.exec(template) ?? [];
  if (name === undefined) return null;
  const id = file
    .object('post_processor')
    .object('special_tokens')
    .object(String(JSON.parse(name)))
    .get('ids');
  const [first]: readonly unknown[] = Array.isArray(id) ? id : [];
  return typeof first === 'number' && Number.isInteger(first) && first >= 0 && first < vocab ? first : null;
}

function take(stored: Map<string, LocatedTensor>, name: string, shape: readonly number[]): LocatedTensor {
  const tensor = stored.get(name);
  if (tensor === undefined) throw new FormatError(`a tensor ${quoted(name)}`, 'none of that name');
  stored.delete(name);
  // A scale may be a number without extents.
  if (tensor.shape.join() !== shape.join() && !(elementCount(shape) === 1 && tensor.shape.length === 0))
    throw new FormatError(
      `tensor ${quoted(name)} of shape [${shape.join(', ')}]`,
      `[${tensor.shape.slice(0, 8).join(', ')}]`,
      tensor.byteOffset,
    );
  return tensor;
}

function floatsOf({ name, dtype, bytes, byteOffset }: LocatedTensor): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const halves = (read: (bits: number) => number): Float32Array =>
    Float32Array.from({ length: bytes.length / 2 }, (_, i) => read(view.getUint16(2 * i, true)));
  const values =
    dtype === 'F32' ? float32Values(bytes) : dtype === 'F16' ? halves(halfToNumber) : dtype === 'BF16' ? halves(brainHalfToNumber) : null;
  if (values === null) throw new FormatError(`tensor ${quoted(name)} as F32, F16 or BF16`, dtype, byteOffset);
  const bad = indexOfNonFinite(values);
  if (bad >= 0) throw new FormatError(`finite numbers in tensor ${quoted(name)}`, String(values[bad]), byteOffset);
  return values;
}
