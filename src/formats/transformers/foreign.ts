/** A folder that another program saved for transformers: `config.json`, `model.safetensors`, `tokenizer.json`. */
import * as words from '#words/formats/verdicts';
import { mostTokens } from '../../catalog/data/card';
import { elementCount } from '../../experiment/architecture';
import { float32Values } from '../../math/bytes/little-endian';
import { missingToken } from '../../math/text/tokenizer-file';
import { visibleText } from '../../math/text/visible-text';
import { brainHalfToNumber, halfToNumber } from '../../math/bytes/half';
import { indexOfNonFinite } from '../../math/non-finite';
import { unpackOutputStrided } from '../../math/codes/output-strided';
import { FormatError } from '../format-error';
import type { PortableModel } from '../format';
import { explained, foreignPart, hasSubNorms, NO_SUB_NORMS, refuseSetting, scaledPositions } from '../foreign/arithmetic';
import { knownPart, unknownSplitting } from '../foreign/splitting';
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
    throw new FormatError('a model of the type "bitnet" in "config.json"', quoted(type), null, words.modelType(visibleText(type)));
  }
  return explained(() => bitnetFolder(config, texts.tokenizer, tensors), HOLDS, words.saveAgain);
}

function bitnetFolder(config: JsonObject, tokenizer: string | null, tensors: readonly LocatedTensor[]): PortableModel {
  if (config.get('tie_word_embeddings') !== true || tensors.some(({ name }) => name === 'lm_head.weight'))
    throw new FormatError('a head that is tied to the embedding', 'one of its own', null, words.untiedHead);
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
  const { warnings, ...tokenizerParts } = tokenizerOf(JsonObject.parse(tokenizer, 'tokenizer.json'), config);
  const card = {
    name: words.transformersModel,
    ...tokenizerParts,
    ...arithmetic,
    subNorms,
    notes: [
      ...warnings,
      ...(subNorms ? [] : [NO_SUB_NORMS]),
      ...(arithmetic.ropeFactor === 1 ? [] : [scaledPositions(arithmetic.ropeFactor)]),
      ...(isOnline || activationBits === null ? [] : [isReciprocal ? words.reciprocalScales : words.directScales]),
      ...(activationBits === null ? [words.notRounded] : []),
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

/** As the tensors have it, which `use_sub_norms` must not contradict. */
function subNormsOf(config: JsonObject, tensors: readonly LocatedTensor[], numLayers: number): boolean {
  const place = { key: 'use_sub_norms', byteOffset: null, is: HOLDS };
  const there = hasSubNorms(
    tensors.map(({ name }) => name),
    numLayers,
    place,
  );
  const said = config.get('use_sub_norms') ?? there;
  if (said !== there) refuseSetting(place, JSON.stringify(said), words.asWeightsHaveIt(there));
  return there;
}

/** Kinds of models that the library of `math/text/library-tokenizer.ts` takes apart. */
const kinds = ['BPE', 'WordPiece', 'Unigram'];

function tokenizerOf(file: JsonObject, config: JsonObject): ForeignTokenizer {
  const model = file.object('model');
  // Files of years ago leave it out.
  const type = model.get('type') === undefined && model.get('merges') !== undefined ? 'BPE' : model.text('type');
  if (!kinds.includes(type))
    throw new FormatError(
      `a tokenizer of one of the kinds ${kinds.join(', ')}`,
      quoted(type),
      null,
      words.tokenizerType(visibleText(type), kinds.join(', ')),
    );
  const vocab = config.number('vocab_size');
  if (!Number.isInteger(vocab) || vocab < 1 || vocab > mostTokens)
    throw new FormatError(`a vocabulary of 1 to ${mostTokens} tokens ("vocab_size")`, String(vocab));
  const scored = type === 'Unigram' ? scoredTokens(model) : null;
  const added = file.list('added_tokens');
  const entries = [
    ...(scored === null ? model.object('vocab').entries() : scored.map(([token], id): [string, unknown] => [token, id])),
    ...added.map((token): [string, unknown] => [token.text('content'), token.number('id')]),
  ];
  const tokens = Array.from({ length: vocab }, (_, id) => missingToken(id));
  for (const [token, id] of entries) {
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id >= vocab)
      throw new FormatError(`ids of tokens below ${vocab}`, String(id));
    tokens[id] = token;
  }
  const end = config.get('eos_token_id');
  const merges = type === 'BPE' ? model.pairs('merges') : [];
  const common = { tokens, merges, start: startOf(file, vocab), end: typeof end === 'number' && end < vocab ? end : null };
  if (splitsAsGpt2(file)) return { ...common, pipeline: null, warnings: [] };
  const normalizer = knownPart('normalizer', file.get('normalizer'));
  const splitting = knownPart('pre_tokenizer', file.get('pre_tokenizer'));
  const template = knownPart('post_processor', file.get('post_processor'));
  const { vocab: _vocab, merges: _merges, ...settings } = Object.fromEntries(model.entries());
  const pipeline = JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: file.get('added_tokens') ?? [],
    normalizer: normalizer.part,
    pre_tokenizer: splitting.part,
    post_processor: template.part,
    decoder: file.get('decoder') ?? null,
    model: { ...settings, type, ...(scored === null ? {} : { scores: scored.map(([, score]) => score) }) },
  });
  const unknown = [...normalizer.unknown, ...splitting.unknown, ...template.unknown];
  return { ...common, pipeline, warnings: unknown.slice(0, 3).map(unknownSplitting) };
}

/** Byte pairs on words, as `math/text/byte-pair-encoding.ts` takes texts apart, and nothing else on the way. */
function splitsAsGpt2(file: JsonObject): boolean {
  const isNothing = (key: string): boolean => (file.get(key) ?? null) === null;
  if (!isNothing('normalizer') || isNothing('pre_tokenizer') || file.list('added_tokens').length > 0) return false;
  const split = file.object('pre_tokenizer');
  const settings = file.object('model');
  return (
    split.get('type') === 'ByteLevel' &&
    split.get('add_prefix_space') === false &&
    (split.get('use_regex') ?? true) === true &&
    ['unk_token', 'continuing_subword_prefix', 'end_of_word_suffix'].every((key) => (settings.get(key) ?? null) === null) &&
    (settings.get('ignore_merges') ?? false) === false
  );
}

/** Tokens and their log-probabilities, in the order of the ids. */
function scoredTokens(model: JsonObject): readonly (readonly [string, number])[] {
  const vocab: unknown = model.get('vocab');
  if (!Array.isArray(vocab)) throw new FormatError('a list of tokens and scores as "vocab"', typeof vocab);
  return vocab.map((entry: unknown) => {
    const [token, score]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof token !== 'string' || typeof score !== 'number') throw new FormatError('a token and its score in "vocab"', typeof entry);
    return [token, score] as const;
  });
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
