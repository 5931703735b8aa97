import * as words from '#words/formats/metadata';
import { noTokens } from '../shared/about-files';
import { taskOf } from '../../catalog/tasks/tasks';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { concatenated } from '../../math/bytes/concatenated';
import { byteTokenizerOf } from '../shared/byte-tokenizer';
import { FormatError } from '../format-error';
import { quoted } from '../shared/quoted';
import { OPEN_SEAL } from '../shared/open-seal';
import { checkSeal } from '../shared/seal';
import { parseStoredExperiment, parseStoredStep } from '../shared/stored-experiment';
import {
  ggufBool,
  ggufF32,
  ggufI32s,
  ggufString,
  ggufStrings,
  ggufText,
  ggufU32,
  stringBytes,
  u32Bytes,
  u64Bytes,
  type GgufValue,
  type LocatedValue,
} from './values';

const SEAL = 'bitnet_playground.crc32';
const VERSION = 'bitnet_playground.version';
const EXPERIMENT = 'bitnet_playground.experiment';
const STEP = 'bitnet_playground.step';
/** In the language of the page that wrote the file. */
const NAME = 'general.name';
/** Depends on the types that were chosen, which the tensors tell better. */
const FILE_TYPE = 'general.file_type';

/** llama.cpp's token types: normal, and control (begin or end of text). */
const tokenTypes = { normal: 1, control: 3 } as const;

/** The bytes before the digits of the checksum: its key, the string type and the length. */
export const ggufSealMarker = concatenated([stringBytes(SEAL), u32Bytes(ggufString('').type), u64Bytes(OPEN_SEAL.length)]);

/**
 * Everything that llama.cpp needs beside the tensors, and the experiment in our own keys, which it leaves alone.
 * Beginning and end of a text are tokens of the task (`shared/byte-tokenizer.ts`): in the tales the newline between two of them.
 * Without these keys llama.cpp would take token 11 for both; a control token of its own has no row in the embedding.
 */
export function ggufMetadata(experiment: Experiment, step: number, fileType: number): ReadonlyMap<string, GgufValue> {
  const { hiddenSize, numHeads, numKvHeads, numLayers, feedForwardSize, seqLen, normEpsilon, ropeTheta } = architectureOf(experiment);
  const task = taskOf(experiment);
  const tokenizer = task.kind === 'tokens' ? byteTokenizerOf(task) : null;
  if (tokenizer === null) throw new RangeError(noTokens(experiment.task));
  const { tokens, merges, start, end } = tokenizer;
  return new Map([
    [SEAL, ggufString(OPEN_SEAL)],
    ['general.architecture', ggufString('bitnet')],
    [NAME, ggufString(words.nameInGguf(task.label, experiment.mode === 'none' ? words.fullPrecision : experiment.mode))],
    [FILE_TYPE, ggufU32(fileType)],
    ['general.quantization_version', ggufU32(2)],
    ['bitnet.context_length', ggufU32(seqLen)],
    ['bitnet.embedding_length', ggufU32(hiddenSize)],
    ['bitnet.block_count', ggufU32(numLayers)],
    ['bitnet.feed_forward_length', ggufU32(feedForwardSize)],
    ['bitnet.attention.head_count', ggufU32(numHeads)],
    ['bitnet.attention.head_count_kv', ggufU32(numKvHeads)],
    ['bitnet.attention.layer_norm_rms_epsilon', ggufF32(normEpsilon)],
    ['bitnet.rope.freq_base', ggufF32(ropeTheta)],
    ['bitnet.rope.dimension_count', ggufU32(hiddenSize / numHeads)],
    ['bitnet.vocab_size', ggufU32(tokens.length)],
    ['tokenizer.ggml.model', ggufString('gpt2')],
    ['tokenizer.ggml.pre', ggufString('gpt-2')],
    ['tokenizer.ggml.tokens', ggufStrings(tokens)],
    ['tokenizer.ggml.token_type', ggufI32s(tokens.map((_, id) => (id === start ? tokenTypes.control : tokenTypes.normal)))],
    ['tokenizer.ggml.merges', ggufStrings(merges)],
    ['tokenizer.ggml.bos_token_id', ggufU32(start ?? end)],
    ['tokenizer.ggml.eos_token_id', ggufU32(end)],
    ['tokenizer.ggml.add_bos_token', ggufBool(start !== null)],
    ['tokenizer.ggml.add_eos_token', ggufBool(false)],
    [VERSION, ggufString('1')],
    [EXPERIMENT, ggufString(JSON.stringify(experiment))],
    [STEP, ggufString(String(step))],
  ]);
}

/** Whether a file says which experiment it comes from. */
export const isOurGguf = (metadata: ReadonlyMap<string, LocatedValue>): boolean => metadata.has(EXPERIMENT);

/**
 * Experiment and step of a file that was read, whose other keys must say what the experiment says. Throws
 * {@link FormatError} when they cannot be trusted.
 *
 * @param refuse why a model of an experiment cannot be in such a file, or null
 */
export function parseGgufMetadata(
  metadata: ReadonlyMap<string, LocatedValue>,
  file: Uint8Array,
  refuse: (experiment: Experiment) => string | null,
): { readonly experiment: Experiment; readonly step: number } {
  const version = ggufText(metadata, VERSION);
  if (version !== '1') throw new FormatError('version 1 of our keys', `version ${quoted(version)}`, metadata.get(VERSION)?.byteOffset);
  checkSeal(file, ggufSealMarker);

  const experiment = parseStoredExperiment(ggufText(metadata, EXPERIMENT));
  const reason = refuse(experiment);
  if (reason !== null) throw new FormatError('an experiment that GGUF can hold', reason, metadata.get(EXPERIMENT)?.byteOffset);
  const step = parseStoredStep(ggufText(metadata, STEP));
  for (const [key, { type, bytes }] of ggufMetadata(experiment, step, 0)) {
    // The experiment was read from its key, and a file of an earlier version has fewer settings.
    if (key === SEAL || key === NAME || key === FILE_TYPE || key === EXPERIMENT) continue;
    const found = metadata.get(key);
    const isSame = found?.type === type && found.bytes.length === bytes.length && bytes.every((byte, i) => found.bytes[i] === byte);
    if (!isSame)
      throw new FormatError(`the ${quoted(key)} of this experiment`, found === undefined ? 'none' : 'another value', found?.byteOffset);
  }
  return { experiment, step };
}
