/**
 * A folder that `BitNetForCausalLM` of transformers loads, as a zip archive:
 *
 *   model.safetensors        with "format": "pt", and the experiment in our own keys, which transformers leaves alone
 *   config.json, generation_config.json, tokenizer.json, tokenizer_config.json, and a README.md
 *
 * In `transformers` a weight is packed (`offline`): U8 [out / 4, in] along the output axis, drawn in
 * `math/output-strided.ts`, with γ (or β) as NAME_scale, F32 [1], by which the class `autobitlinear` multiplies. In
 * `masters` it is the latent weight in float32 (`online`), which transformers rounds in every pass, so that training
 * goes on. Either way the rest is float32 and nothing is lost.
 *
 * Source: transformers 5, `models/bitnet` and `integrations/bitnet.py`.
 */
import * as verdicts from '#words/formats/verdicts';
import * as words from '#words/formats/formats';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { parameterSpecs, type ParameterSpec } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { float32Bytes } from '../../math/bytes/little-endian';
import { packOutputStrided } from '../../math/codes/output-strided';
import { programString, shellWord } from '../shared/escaped';
import { filePartsOf } from '../shared/file-parts';
import { isLfsPointer, recogniseForeignArchive } from '../foreign/file';
import { FormatError } from '../format-error';
import {
  matrixScale,
  type FilePart,
  type Format,
  type Holding,
  type PartKind,
  type PortableModel,
  type PortableTensor,
  type Progress,
  type UnknownFile,
  type UsageStep,
} from '../format';
import { languageTaskOf, refuseLanguageModel } from '../shared/language-model';
import { reportingEach } from '../shared/progress';
import { quoted } from '../shared/quoted';
import {
  readSafetensors,
  safetensorsIn,
  writeSafetensors,
  type LocatedTensor,
  type SafetensorsContents,
  type StoredTensor,
} from '../safetensors/safetensors';
import { OPEN_SEAL, SEAL_KEY } from '../shared/open-seal';
import { checkSeal, seal } from '../shared/seal';
import { parseStoredExperiment, parseStoredStep } from '../shared/stored-experiment';
import { takeFloats, takeOutputStrided } from '../safetensors/take-tensor';
import { foreignFolder } from './foreign';
import { transformersTexts, type Quantisation } from './config';
import { readmeOf } from './readme';
import { transformersNameOf, transformersScaleNameOf } from './tensor-names';
import { usagePromptOf, usageTextOf } from '../shared/usage-prompt';
import { looksLikeZip } from '../zip/directory';
import { readZip, writeZip, type ZipEntry } from '../zip/zip';

const WEIGHTS = 'model.safetensors';
const VERSION = '1';
const PROGRAM = 'transformers';

export const transformers: Format = {
  label: words.transformers,
  extension: '.zip',
  summary: words.transformersSummary,
  holds: 'codes',
  refuse: (experiment) => refuseLanguageModel(experiment, PROGRAM) ?? refuseRows(experiment),
  write: (model, progress) => writeFolder(model, 'codes', progress),
  recognises,
  read,
  parts,
  usage: (fileName, experiment) => [
    ...installing(fileName),
    {
      text: words.loadIt(usagePromptOf(experiment).window),
      code: `from transformers import AutoModelForCausalLM, AutoTokenizer
tokenizer = AutoTokenizer.from_pretrained(${programString(folderOf(fileName))})
model = AutoModelForCausalLM.from_pretrained(${programString(folderOf(fileName))})
prompt = tokenizer(${programString(usagePromptOf(experiment).text)}, return_tensors="pt")
print(tokenizer.decode(model.generate(**prompt, max_new_tokens=${usagePromptOf(experiment).tokensToWrite})[0]))`,
    },
  ],
};

export const masters: Format = {
  label: words.masters,
  extension: '.masters.zip',
  summary: words.mastersSummary,
  holds: 'latents',
  refuse: (experiment) =>
    refuseLanguageModel(experiment, PROGRAM) ?? (experiment.mode === 'none' || experiment.mode === RULE ? null : otherwise(experiment)),
  write: (model, progress) => writeFolder(model, 'latents', progress),
  recognises,
  read,
  parts,
  usage: (fileName, experiment) => [
    ...installing(fileName),
    {
      text: words.goOnTraining,
      code: `import torch; from transformers import AutoModelForCausalLM, AutoTokenizer
tokenizer = AutoTokenizer.from_pretrained(${programString(folderOf(fileName))})
model = AutoModelForCausalLM.from_pretrained(${programString(folderOf(fileName))}).train()
optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.95), weight_decay=0)
batch = tokenizer(${programString(usageTextOf(experiment))}, return_tensors="pt")
model(**batch, labels=batch.input_ids).loss.backward(); optimiser.step(); optimiser.zero_grad()`,
    },
  ],
};

/** The mode whose rule transformers applies to master weights. */
const RULE: ModeId = 'ternary';

function otherwise({ mode }: Experiment): string {
  const count = modeOf(mode).levels?.length ?? 0;
  return count === 3 ? words.otherRule : words.otherLevels(count);
}

const folderOf = (fileName: string): string => fileName.replace(/\.zip$/, '').replaceAll('.', '-');

const installing = (fileName: string): readonly UsageStep[] => [
  {
    text: words.unpack,
    code: `unzip ${shellWord(fileName)} -d ${shellWord(folderOf(fileName))}\npip install torch transformers accelerate`,
  },
];

/** Packing puts four rows into one. */
function refuseRows(experiment: Experiment): string | null {
  if (experiment.mode === 'none') return null;
  const odd = parameterSpecs(architectureOf(experiment)).find(({ role, shape }) => role === 'bitLinear' && (shape[0] ?? 0) % 4 !== 0);
  if (odd === undefined) return null;
  return words.rowsInFours(odd.name, odd.shape[0] ?? 0);
}

const quantisationOf = ({ mode }: Experiment, holds: Holding): Quantisation =>
  mode === 'none' ? 'none' : holds === 'codes' ? 'offline' : 'online';

function writeFolder({ experiment, step, tensors }: PortableModel, holds: Holding, progress?: Progress): Uint8Array {
  const metadata = new Map([
    [SEAL_KEY, OPEN_SEAL],
    ['format', 'pt'],
    ['bitnet_playground_version', VERSION],
    ['experiment', JSON.stringify(experiment)],
    ['step', String(step)],
  ]);
  const weights = writeSafetensors({ metadata, tensors: tensors.flatMap(reportingEach(storedParts, progress)) });
  seal(weights);
  const texts = new Map([
    ['README.md', readmeOf(holds)],
    ...transformersTexts(experiment, languageTaskOf(experiment), quantisationOf(experiment, holds)),
  ]);
  return writeZip(new Map([...[...texts].map(([name, text]) => [name, new TextEncoder().encode(text)] as const), [WEIGHTS, weights]]));
}

function storedParts(tensor: PortableTensor): readonly StoredTensor[] {
  const { shape } = tensor;
  const name = transformersNameOf(tensor.name);
  if (tensor.kind === 'float') return [{ name, dtype: 'F32', shape, bytes: float32Bytes(tensor.values) }];
  const [out = 0, ...rest] = shape;
  return [
    { name, dtype: 'U8', shape: [out / 4, ...rest], bytes: packOutputStrided(tensor.codes) },
    { name: transformersScaleNameOf(name), dtype: 'F32', shape: [1], bytes: float32Bytes(Float32Array.of(matrixScale(tensor))) },
  ];
}

/** An archive, or what should be in one: the weights of a model without the texts that say what they are. */
function recognises({ bytes, safetensors }: UnknownFile): boolean {
  return looksLikeZip(bytes) || areWeightsAlone(safetensors);
}

const areWeightsAlone = (file: SafetensorsContents | null): boolean =>
  file?.tensors.some(({ name }) => name === transformersNameOf('embedding.weight')) ?? false;

function read(file: Uint8Array): PortableModel {
  if (!looksLikeZip(file) && areWeightsAlone(safetensorsIn(file)))
    throw new FormatError(
      'the whole folder of this model, dropped at once or as a .zip ("config.json" and "tokenizer.json" say what the weights are)',
      'its weights alone',
      null,
      verdicts.weightsAlone,
    );
  const entries = withoutFolder(readZip(file));
  const weights = entries.get(WEIGHTS);
  if (weights === undefined)
    throw new FormatError(
      `a file ${quoted(WEIGHTS)} in the archive`,
      `none among ${quoted([...entries.keys()].join(', '), 200)}`,
      null,
      recogniseForeignArchive([...entries.keys()])?.verdict ?? verdicts.noWeights(WEIGHTS),
    );
  if (isLfsPointer(weights.bytes))
    throw new FormatError(`weights as ${quoted(WEIGHTS)}`, 'a Git LFS pointer', weights.byteOffset, verdicts.lfsPointerInside(WEIGHTS));
  const { metadata, tensors } = readSafetensors(weights.bytes);
  if (!metadata.has('bitnet_playground_version')) {
    const textOf = (name: string): string | null => (entries.has(name) ? new TextDecoder().decode(entries.get(name)?.bytes) : null);
    return foreignFolder({ config: textOf('config.json'), tokenizer: textOf('tokenizer.json') }, tensors);
  }
  if (metadata.get('bitnet_playground_version') !== VERSION)
    throw new FormatError(`version ${VERSION} of our folders`, quoted(metadata.get('bitnet_playground_version') ?? ''), weights.byteOffset);
  checkSeal(weights.bytes);
  const experiment = parseStoredExperiment(metadata.get('experiment') ?? '');
  const step = parseStoredStep(metadata.get('step') ?? '');
  const reason = refuseLanguageModel(experiment, PROGRAM);
  if (reason !== null) throw new FormatError('an experiment that transformers can hold', reason);

  const stored = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const specs = parameterSpecs(architectureOf(experiment));
  const isPacked = specs.some(({ name, role }) => role === 'bitLinear' && stored.get(transformersNameOf(name))?.dtype === 'U8');
  for (const [name, text] of transformersTexts(
    experiment,
    languageTaskOf(experiment),
    quantisationOf(experiment, isPacked ? 'codes' : 'latents'),
  )) {
    const found = entries.get(name);
    const isSame = found !== undefined && new TextDecoder().decode(found.bytes) === text;
    if (!isSame)
      throw new FormatError(`the ${quoted(name)} of this experiment`, found === undefined ? 'none' : 'another one', found?.byteOffset);
  }
  const restored = specs.map((spec) => restore(stored, spec, isPacked ? experiment.mode : 'none'));
  for (const { name } of stored.values())
    throw new FormatError('only the tensors of this model', `one more, ${quoted(name)}`, weights.byteOffset);
  return { experiment, step, tensors: restored };
}

/** People pack the folder itself: its name is no part of the names. What systems add beside it is left out. */
function withoutFolder(entries: ReadonlyMap<string, ZipEntry>): ReadonlyMap<string, ZipEntry> {
  const weights = [...entries.keys()].filter((name) => !name.startsWith('__MACOSX/') && name.endsWith(`/${WEIGHTS}`));
  const folder = entries.has(WEIGHTS) || weights.length !== 1 ? '' : (weights[0] ?? '').slice(0, -WEIGHTS.length);
  return new Map([...entries].filter(([name]) => name.startsWith(folder)).map(([name, entry]) => [name.slice(folder.length), entry]));
}

function restore(stored: Map<string, LocatedTensor>, { name, shape, role }: ParameterSpec, mode: Experiment['mode']): PortableTensor {
  const named = transformersNameOf(name);
  const { levels } = modeOf(mode);
  if (levels === null || role !== 'bitLinear') return { kind: 'float', name, shape, values: takeFloats(stored, named, shape) };
  return { kind: 'codes', name, shape, levels, ...takeOutputStrided(stored, named, transformersScaleNameOf(named), shape, levels) };
}

function parts(file: Uint8Array): readonly FilePart[] {
  const weights = readZip(file).get(WEIGHTS);
  const { tensors } = readSafetensors(weights?.bytes ?? new Uint8Array());
  const holdsCodes = tensors.some(({ dtype }) => dtype === 'U8');
  const kindOf = ({ name, dtype }: LocatedTensor): PartKind =>
    dtype === 'U8' ? 'packed' : name.endsWith('_scale') ? 'scales' : !holdsCodes && name.includes('_proj') ? 'latents' : 'full';
  return filePartsOf(
    file.length,
    tensors.map((tensor) => ({ kind: kindOf(tensor), sizeBytes: tensor.bytes.length })),
    words.twoBits,
  );
}
