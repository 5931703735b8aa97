/** A GGUF file of another program: converters and quantisers of llama.cpp, of the architecture `bitnet`. */
import * as words from '#words/formats/verdicts';
import { mostMerges, mostTokens } from '../../catalog/data/card';
import { indexOfNonFinite } from '../../math/non-finite';
import { visibleText } from '../../math/text/visible-text';
import { FormatError } from '../format-error';
import type { PortableModel } from '../format';
import { explained, foreignPart, hasSubNorms, NO_SUB_NORMS, scaledPositions } from '../foreign/arithmetic';
import { foreignModel, type ForeignSizes, type ForeignTokenizer } from '../foreign/model';
import { unknownSplitting } from '../foreign/splitting';
import { startingWith } from '../shared/token-template';
import { ggufSplitting } from './splitting';
import { ggufArithmetic, IS } from './arithmetic';
import type { GgufContents, LocatedGgufTensor } from './container';
import { ggufNameOf, ggufScaleNameOf } from './tensor-names';
import { ARCHITECTURE, architectureVerdict } from './foreign-types';
import { dequantised } from './types/dequantise';
import { quoted } from '../shared/quoted';
import { ggufNumber, ggufText, ggufTexts, type LocatedValue } from './values';
import { takeTensor } from './take-tensor';

const PRE = 'tokenizer.ggml.pre';
const TOKENS = 'tokenizer.ggml.tokens';

/** The model of a file that says nothing of an experiment. Throws {@link FormatError} where it is not what the page can run. */
export function foreignGguf({ metadata, tensors }: GgufContents<LocatedValue, LocatedGgufTensor>): PortableModel {
  const architecture = metadata.has(ARCHITECTURE) ? ggufText(metadata, ARCHITECTURE) : 'unknown';
  if (architecture !== 'bitnet')
    throw new FormatError(
      'a model of the architecture "bitnet"',
      `one of the architecture ${quoted(architecture)}`,
      metadata.get(ARCHITECTURE)?.byteOffset,
      architectureVerdict(architecture),
    );
  return explained(() => bitnetGguf(metadata, tensors), IS, words.convertAgain);
}

function bitnetGguf(metadata: ReadonlyMap<string, LocatedValue>, tensors: readonly LocatedGgufTensor[]): PortableModel {
  const number = (key: string, otherwise?: number): number =>
    otherwise === undefined || metadata.has(`bitnet.${key}`) ? ggufNumber(metadata, `bitnet.${key}`) : otherwise;
  const numHeads = number('attention.head_count');
  const sizes: ForeignSizes = {
    hiddenSize: number('embedding_length'),
    feedForwardSize: number('feed_forward_length'),
    numLayers: number('block_count'),
    numHeads,
    numKvHeads: number('attention.head_count_kv', numHeads),
    contextLength: number('context_length'),
  };
  const { activation, ropeFactor } = ggufArithmetic(metadata, sizes.hiddenSize / numHeads);
  const subNorms = hasSubNorms(
    tensors.map(({ name }) => name),
    sizes.numLayers,
    { key: 'sub-norms', byteOffset: null, is: IS },
  );
  const { warnings, ...tokenizer } = tokenizerOf(metadata);
  const card = {
    name: (metadata.has('general.name') ? ggufText(metadata, 'general.name') : '').slice(0, 80) || words.nameless,
    ...tokenizer,
    ropeTheta: number('rope.freq_base', 10_000),
    ropeFactor,
    normEpsilon: number('attention.layer_norm_rms_epsilon'),
    subNorms,
    notes: [...warnings, ...(subNorms ? [] : [NO_SUB_NORMS]), ...(ropeFactor === 1 ? [] : [scaledPositions(ropeFactor)])],
  };

  const stored = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const model = foreignModel(sizes, card, { activation }, (name, shape) => {
    const theirs = ggufNameOf(name);
    const { bytes, layout } = takeTensor(stored, theirs, shape);
    const values = finite(dequantised(layout, bytes), theirs);
    const scaleName = ggufScaleNameOf(theirs);
    const scale = scaleName !== theirs && stored.has(scaleName) ? scaleOf(takeTensor(stored, scaleName, [1])) : 1;
    return { values, scale };
  });
  for (const { name, byteOffset } of stored.values())
    throw new FormatError(
      'only the tensors of a "bitnet" model, its head tied to the embedding',
      `one more, ${quoted(name)}`,
      byteOffset,
      foreignPart(IS, name),
    );
  return model;
}

function tokenizerOf(metadata: ReadonlyMap<string, LocatedValue>): ForeignTokenizer {
  const kind = ggufText(metadata, 'tokenizer.ggml.model');
  if (kind !== 'gpt2')
    throw new FormatError(
      'a tokenizer of byte pairs ("gpt2")',
      `the tokenizer ${quoted(kind)}, which this page does not know`,
      metadata.get('tokenizer.ggml.model')?.byteOffset,
      words.ggufTokenizer(visibleText(kind)),
    );
  const tokens = ggufTexts(metadata, TOKENS, mostTokens);
  const merges = metadata.has('tokenizer.ggml.merges') ? ggufTexts(metadata, 'tokenizer.ggml.merges', mostMerges) : [];
  const pre = metadata.has(PRE) ? ggufText(metadata, PRE) : 'default';
  const splitting = ggufSplitting(pre);
  const id = (key: string): number | null => (metadata.has(key) ? ggufNumber(metadata, key) : null);
  const startsWithIt = metadata.has('tokenizer.ggml.add_bos_token') && ggufNumber(metadata, 'tokenizer.ggml.add_bos_token') !== 0;
  const start = startsWithIt ? known(id('tokenizer.ggml.bos_token_id'), tokens) : null;
  return {
    tokens,
    merges,
    pipeline:
      splitting === null || splitting === 'gpt-2' ? null : pipelineOf(splitting, start === null ? null : (tokens[start] ?? ''), start),
    warnings: splitting === null ? [unknownSplitting(pre)] : [],
    start,
    end: known(id('tokenizer.ggml.eos_token_id'), tokens),
  };
}

/** The rest of a `tokenizer.json` with this splitting. */
function pipelineOf(
  { preTokenizer, ignoreMerges }: { readonly preTokenizer: object; readonly ignoreMerges: boolean },
  startToken: string | null,
  start: number | null,
): string {
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: preTokenizer,
    post_processor: startToken === null || start === null ? null : startingWith(startToken, start),
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    model: { type: 'BPE', unk_token: null, fuse_unk: false, byte_fallback: false, ignore_merges: ignoreMerges },
  });
}

const known = (id: number | null, tokens: readonly string[]): number | null => (id !== null && id < tokens.length ? id : null);

function scaleOf({ name, layout, bytes, byteOffset }: LocatedGgufTensor): number {
  const scale = finite(dequantised(layout, bytes), name)[0] ?? 0;
  if (scale < 0) throw new FormatError(`a scale of 0 or more in tensor ${quoted(name)}`, String(scale), byteOffset);
  return scale;
}

function finite(values: Float32Array, name: string): Float32Array {
  const bad = indexOfNonFinite(values);
  if (bad >= 0) throw new FormatError(`finite numbers in tensor ${quoted(name)}`, String(values[bad]));
  return values;
}
