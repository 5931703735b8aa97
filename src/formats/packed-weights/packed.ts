/**
 * Packed weights: the codes of every BitLinear in the packing of the mode (1.6 bits a ternary weight, 1 bit a binary one),
 * float32 for the rest, in a safetensors container.
 *
 *   u64 header length
 *   { "__metadata__": { crc32, format, version, about, packing, experiment, step, tensors, symbols, architecture },
 *     "embedding.weight":                     F32 [vocab, hidden]
 *     "blocks.0.attention.query.weight.scale":  F32 [1]            γ, β; [out] or [out, groups] where a mode has more
 *     "blocks.0.attention.query.weight.packed": U8  [⌈out·in / 5⌉] five trits a byte, or [⌈out·in / 8⌉] eight bits, fields of 2, 3, 4 bits, …
 *     … }
 *   data
 *
 * weight[i][j] = code[i·in + j] · scale. The bytes of the codes are drawn in `math/trits.ts`, `bits.ts`, `bit-stream.ts`, `three-of-four.ts`, and
 * told in words under `packing` in every file. `experiment` holds all settings as JSON; from it follow name and shape of every
 * tensor, so a file with one too many, one too few or one of another shape is refused. `crc32` covers the whole file.
 */
import * as words from '#words/formats/formats';
import { scaleShape } from '../../catalog/modes/granularity';
import { isQuantised, modeOf, type QuantisedModeId } from '../../catalog/modes/modes';
import type { Packing } from '../../catalog/modes/packings';
import { elementCount, parameterSpecs, type ParameterSpec } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import { float32Bytes } from '../../math/bytes/little-endian';
import { shellWord } from '../shared/escaped';
import { filePartsOf } from '../shared/file-parts';
import { FormatError } from '../format-error';
import type { CodedTensor, FilePart, FloatTensor, Format, PartKind, PortableModel, PortableTensor, Progress, UsageStep } from '../format';
import { packedFormat, packedMetadata } from './metadata';
import { parsePackedMetadata } from './read-metadata';
import { reportingEach } from '../shared/progress';
import { quoted } from '../shared/quoted';
import { readSafetensors, writeSafetensors, type LocatedTensor, type StoredTensor } from '../safetensors/safetensors';
import { seal } from '../shared/seal';
import { isOwnFormat } from '../safetensors/own-metadata';
import { takeFloats as takeValues, takeScale, takeTensor } from '../safetensors/take-tensor';
import readInPython from './readers/read_packed.py?raw';
// oxlint-disable-next-line import/default -- the text of the program, not the module
import readInJavaScript from './readers/read-packed.mjs?raw';

export const packed: Format = {
  label: words.packed,
  extension: '.safetensors',
  summary: words.packedSummary,
  holds: 'codes',
  refuse: () => null,
  write,
  recognises: ({ safetensors }) => isOwnFormat(packedFormat, safetensors),
  read,
  parts,
  usage,
  companions: [
    { fileName: 'read-packed.mjs', label: words.readerInJavaScript, text: readInJavaScript },
    { fileName: 'read_packed.py', label: words.readerInPython, text: readInPython },
  ],
};

function write({ experiment, step, tensors }: PortableModel, progress?: Progress): Uint8Array {
  const { packing } = modeOf(experiment.mode);
  const stored = tensors.flatMap(reportingEach((tensor) => storedParts(tensor, packing), progress));
  const file = writeSafetensors({ metadata: packedMetadata(experiment, step), tensors: stored });
  seal(file);
  return file;
}

function storedParts(tensor: PortableTensor, packing: Packing | null): readonly StoredTensor[] {
  const { name, shape } = tensor;
  if (tensor.kind === 'float') return [{ name, dtype: 'F32', shape, bytes: float32Bytes(tensor.values) }];
  if (packing === null) throw new RangeError(`Tensor "${name}" holds codes, and the mode of the model has none.`);
  if (tensor.codes.length !== elementCount(shape))
    throw new RangeError(`Tensor "${name}" has ${tensor.codes.length} codes, its shape needs ${elementCount(shape)}.`);
  const { granularity, values } = tensor.scale;
  const bytes = packing.pack(tensor.codes);
  return [
    { name: `${name}.scale`, dtype: 'F32', shape: scaleShape(granularity, shape), bytes: float32Bytes(values) },
    { name: `${name}.packed`, dtype: 'U8', shape: [bytes.length], bytes },
  ];
}

function read(bytes: Uint8Array): PortableModel {
  const { metadata, tensors } = readSafetensors(bytes);
  const { experiment, step } = parsePackedMetadata(metadata, bytes);
  const stored = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const { mode } = experiment;
  const restored = parameterSpecs(architectureOf(experiment)).map((spec) =>
    isQuantised(mode) && spec.role === 'bitLinear' ? takeCodes(stored, spec, mode) : takeFloats(stored, spec),
  );
  for (const { name, byteOffset } of stored.values())
    throw new FormatError('only the tensors of this model', `one more, ${quoted(name)}`, byteOffset);
  return { experiment, step, tensors: restored };
}

function parts(file: Uint8Array): readonly FilePart[] {
  const kindOf = (name: string): PartKind => (name.endsWith('.packed') ? 'packed' : name.endsWith('.scale') ? 'scales' : 'full');
  const { metadata, tensors } = readSafetensors(file);
  return filePartsOf(
    file.length,
    tensors.map(({ name, bytes }) => ({ kind: kindOf(name), sizeBytes: bytes.length })),
    (metadata.get('packing') ?? '').split(':')[0] ?? '',
  );
}

function usage(fileName: string): readonly UsageStep[] {
  return [
    { text: words.openAgain },
    {
      text: words.packedUsage,
      code: `node read-packed.mjs ${shellWord(fileName)}\npython3 read_packed.py ${shellWord(fileName)}`,
    },
  ];
}

function takeFloats(stored: Map<string, LocatedTensor>, { name, shape }: Pick<ParameterSpec, 'name' | 'shape'>): FloatTensor {
  return { kind: 'float', name, shape, values: takeValues(stored, name, shape) };
}

function takeCodes(stored: Map<string, LocatedTensor>, { name, shape }: ParameterSpec, mode: QuantisedModeId): CodedTensor {
  const { levels, packing, granularity } = modeOf(mode);
  if (levels === null || packing === null) throw new Error(`The mode ${mode} has no packing.`);
  const count = elementCount(shape);
  const { bytes, byteOffset } = takeTensor(stored, `${name}.packed`, 'U8', [packing.byteLength(count)]);
  const bad = packing.misplacedByte(bytes, count);
  if (bad >= 0)
    throw new FormatError(
      `${mode} codes (packing ${packing.id}) in tensor ${quoted(`${name}.packed`)}`,
      `the byte ${bytes[bad]}, which packs none`,
      byteOffset + bad,
    );
  const scale = takeScale(stored, `${name}.scale`, shape, granularity);
  return { kind: 'codes', name, shape, codes: packing.unpack(bytes, count), levels, scale };
}
