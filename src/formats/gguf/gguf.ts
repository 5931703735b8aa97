/**
 * GGUF of llama.cpp's architecture `bitnet`: ternary weights from 1.69 bits, binary from 1.125, as the block length of
 * the types allows; tensor by tensor the smallest type that holds it exactly.
 *
 * The codes are stored with a block scale of 1, and the scale of a matrix (γ, β) in the float32 tensor `….scale` beside them, by
 * which llama.cpp multiplies the product. Scales of rows and groups stand in the blocks, as halves: `types/block-scales.ts`, the
 * only numbers that are rounded. Embedding, norms and the weights of a full-precision model are float32. What llama.cpp does differently is to round activations per 32 or 256 values where training rounded them
 * per token, which is finer.
 *
 * Source: ggml `docs/gguf.md`; llama.cpp `src/models/bitnet.cpp`.
 */
import * as words from '#words/formats/formats';
import type { Granularity } from '../../catalog/modes/granularity';
import { isQuantised, modeOf } from '../../catalog/modes/modes';
import { elementCount, parameterSpecs, type ParameterSpec } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { float32Bytes, float32Values } from '../../math/bytes/little-endian';
import { indexOfNonFinite } from '../../math/non-finite';
import { filePartsOf } from '../shared/file-parts';
import { FormatError } from '../format-error';
import {
  ofMatrix,
  type CodedTensor,
  type FilePart,
  type FloatTensor,
  type Format,
  type PartKind,
  type PortableModel,
  type PortableTensor,
  type Progress,
  type UsageStep,
} from '../format';
import { looksLikeGguf, readGguf, writeGguf, type GgufTensor, type LocatedGgufTensor } from './container';
import { foreignGguf } from './foreign';
import { ggufMetadata, ggufSealMarker, isOurGguf, parseGgufMetadata } from './metadata';
import { ggufNameOf, ggufScaleNameOf } from './tensor-names';
import { blocksFit, fromBlockScales, halvesIn, roundedToHalves, toBlockScales } from './types/block-scales';
import { f32 } from './types/dequantise';
import type { GgufType } from './types/gguf-type';
import { ggufTypes, mostCompatibleFirst, packCodes, typeFor, unpackCodes } from './types/gguf-types';
import { shellQuoted, shellWord } from '../shared/escaped';
import { refuseLanguageModel } from '../shared/language-model';
import { reportingEach } from '../shared/progress';
import { quoted } from '../shared/quoted';
import { seal } from '../shared/seal';
import { usagePromptOf } from '../shared/usage-prompt';
import { takeTensor } from './take-tensor';

export const gguf: Format = {
  label: 'GGUF',
  extension: '.gguf',
  summary: words.ggufSummary,
  summaryOf: (experiment) => summaryOf(experiment, words.ggufSummary),
  holds: 'codes',
  refuse: (experiment) => refuse(experiment, ggufTypes),
  asStored,
  write: (model, progress) => writeGgufModel(model, ggufTypes, progress),
  recognises: ({ bytes }) => looksLikeGguf(bytes),
  read,
  parts,
  usage,
};

/** The same in types that programs of years ago know. The reader is the same too: a file tells its types. */
export const ggufForOlderPrograms: Format = {
  ...gguf,
  label: words.compatible,
  extension: '.compatible.gguf',
  summary: words.compatibleSummary,
  summaryOf: (experiment) => summaryOf(experiment, words.compatibleSummary),
  refuse: (experiment) => refuse(experiment, mostCompatibleFirst),
  write: (model, progress) => writeGgufModel(model, mostCompatibleFirst, progress),
};

function refuse(experiment: Experiment, order: readonly GgufType[]): string | null {
  if (architectureOf(experiment).activation !== 'silu') return words.ggufActivation;
  if (experiment.data?.kind === 'foreign' && experiment.data.pipeline !== null) return words.ggufTokenizer;
  return refuseLanguageModel(experiment, 'llama.cpp', () => refuseWidths(experiment, order));
}

/** Every level that a mode has here fits into some type, and a scale for each matrix into every type; those of rows and groups need blocks. */
function refuseWidths(experiment: Experiment, order: readonly GgufType[]): string | null {
  const { levels, granularity } = modeOf(experiment.mode);
  const widths = parameterSpecs(architectureOf(experiment)).flatMap(({ role, shape }) => (role === 'bitLinear' ? [shape[1] ?? 0] : []));
  const odd = widths.find((width) => levels !== null && typeFor(order, width, levels, granularity) === null);
  return odd === undefined ? null : words.ggufWidths(odd);
}

/** Scales of rows and groups as the blocks keep them, in halves. */
function asStored(model: PortableModel): PortableModel {
  if (!roundsScales(model.experiment)) return model;
  return {
    ...model,
    tensors: model.tensors.map((tensor) => (tensor.kind === 'codes' ? { ...tensor, scale: roundedToHalves(tensor.scale) } : tensor)),
  };
}

const summaryOf = (experiment: Experiment, summary: string): string => (roundsScales(experiment) ? words.ggufRounded(summary) : summary);

const roundsScales = ({ mode }: Experiment): boolean => isQuantised(mode) && modeOf(mode).granularity !== 'matrix';

/**
 * A GGUF file whose weights have the first type of `order` that fits.
 * Throws RangeError when a row fits none of them.
 */
export function writeGgufModel({ experiment, step, tensors }: PortableModel, order: readonly GgufType[], progress?: Progress): Uint8Array {
  const stored = tensors.flatMap(reportingEach((tensor) => storedParts(tensor, order), progress));
  const file = writeGguf({ metadata: ggufMetadata(experiment, step, fileTypeOf(stored)), tensors: stored });
  seal(file, ggufSealMarker);
  return file;
}

function storedParts(tensor: PortableTensor, order: readonly GgufType[]): readonly GgufTensor[] {
  const { shape } = tensor;
  const name = ggufNameOf(tensor.name);
  if (tensor.kind === 'float') return [{ name, shape, layout: f32, bytes: float32Bytes(tensor.values) }];
  const rowLength = shape.at(-1) ?? 0;
  const type = typeFor(order, rowLength, tensor.levels, tensor.scale.granularity);
  if (type === null)
    throw new RangeError(
      `No type of ${order.map((known) => known.name).join(', ')} holds rows of ${rowLength} codes out of ${tensor.levels.join(', ')}.`,
    );
  const { granularity, values } = tensor.scale;
  const scales = granularity === 'matrix' ? null : toBlockScales(type, tensor.scale, shape);
  return [
    { name, shape, layout: type, bytes: packCodes(type, tensor.codes, scales?.halves) },
    { name: ggufScaleNameOf(name), shape: [1], layout: f32, bytes: float32Bytes(scales === null ? values : Float32Array.of(scales.unit)) },
  ];
}

/** The type of most weights; 0, float32, when there are no codes. */
function fileTypeOf(tensors: readonly GgufTensor[]): number {
  const weights = tensors.filter(({ layout }) => layout !== f32).toSorted((a, b) => elementCount(b.shape) - elementCount(a.shape));
  return ggufTypes.find(({ id }) => id === weights[0]?.layout.id)?.fileType ?? 0;
}

function usage(fileName: string, experiment: Experiment): readonly UsageStep[] {
  const { text: prompt, tokensToWrite, window } = usagePromptOf(experiment);
  // llama.cpp takes a backslash for the beginning of a sign that cannot be typed.
  const asItIs = prompt.includes('\\') ? ' --no-escape' : '';
  return [
    {
      text: words.ggufUsage,
      code: `llama-completion -m ${shellWord(fileName)} -p ${shellQuoted(prompt)} -n ${tokensToWrite} --temp 0 -no-cnv${asItIs}`,
    },
    { text: words.ggufElsewhere(window) },
    { text: words.openAgain },
  ];
}

function parts(file: Uint8Array): readonly FilePart[] {
  const { tensors } = readGguf(file);
  const kindOf = ({ name, layout }: GgufTensor): PartKind => (layout !== f32 ? 'packed' : name.endsWith('.scale') ? 'scales' : 'full');
  const types = new Set(tensors.filter(({ layout }) => layout !== f32).map(({ layout }) => layout.name));
  return filePartsOf(
    file.length,
    tensors.map((tensor) => ({ kind: kindOf(tensor), sizeBytes: tensor.bytes.length })),
    [...types].join(', '),
  );
}

function read(bytes: Uint8Array): PortableModel {
  const { metadata, tensors } = readGguf(bytes);
  if (!isOurGguf(metadata)) return foreignGguf({ metadata, tensors });
  const { experiment, step } = parseGgufMetadata(metadata, bytes, (claimed) => refuse(claimed, ggufTypes));
  const stored = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const { levels, granularity } = modeOf(experiment.mode);
  const restored = parameterSpecs(architectureOf(experiment)).map((spec) =>
    levels === null || spec.role !== 'bitLinear' ? takeFloats(stored, spec) : takeCodes(stored, spec, levels, granularity),
  );
  for (const { name, byteOffset } of stored.values())
    throw new FormatError('only the tensors of this model', `one more, ${quoted(name)}`, byteOffset);
  return { experiment, step, tensors: restored };
}

function takeFloats(stored: Map<string, LocatedGgufTensor>, { name, shape }: Pick<ParameterSpec, 'name' | 'shape'>): FloatTensor {
  return { kind: 'float', name, shape, values: floatsOf(takeTensor(stored, ggufNameOf(name), shape)) };
}

function floatsOf({ name, layout, bytes, byteOffset }: LocatedGgufTensor): Float32Array {
  if (layout.id !== f32.id) throw new FormatError(`tensor ${quoted(name)} as F32`, layout.name, byteOffset);
  const values = float32Values(bytes);
  const bad = indexOfNonFinite(values);
  if (bad >= 0) throw new FormatError(`finite numbers in tensor ${quoted(name)}`, String(values[bad]), byteOffset + 4 * bad);
  return values;
}

function takeCodes(
  stored: Map<string, LocatedGgufTensor>,
  { name, shape }: ParameterSpec,
  levels: readonly number[],
  granularity: Granularity,
): CodedTensor {
  const weight = takeTensor(stored, ggufNameOf(name), shape);
  const type = ggufTypes.find(({ id }) => id === weight.layout.id);
  if (type === undefined) throw new FormatError(`codes in tensor ${quoted(weight.name)}`, weight.layout.name, weight.byteOffset);
  const scaleTensor = takeTensor(stored, ggufScaleNameOf(weight.name), [1]);
  const scale = floatsOf(scaleTensor)[0] ?? 0;
  if (scale < 0) throw new FormatError(`a scale of 0 or more in tensor ${quoted(scaleTensor.name)}`, String(scale), scaleTensor.byteOffset);
  if (granularity === 'matrix')
    return { kind: 'codes', name, shape, codes: unpackCodes(type, weight.bytes, levels, weight), levels, scale: ofMatrix(scale) };
  if (!blocksFit(type, shape[1] ?? 0, granularity))
    throw new FormatError(`blocks that share a scale in tensor ${quoted(weight.name)}`, `those of ${type.name}`, weight.byteOffset);
  const halves = halvesIn(type, weight.bytes);
  const codes = unpackCodes(type, weight.bytes, levels, weight, halves);
  return { kind: 'codes', name, shape, codes, levels, scale: fromBlockScales(type, { halves, unit: scale }, granularity, shape, weight) };
}
