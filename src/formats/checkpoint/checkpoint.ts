/**
 * Checkpoint: everything for an exact resume of training, in a safetensors container.
 *
 *   u64 header length
 *   { "__metadata__": { crc32, format, version, about, experiment, step, symbols, learningRate, elapsedMs, lastLossNats },
 *     "blocks.0.attention.query.weight": F32 [out, in]    latent weights, every parameter under its own name
 *     …
 *     "optimiser.<slot>": F32 [weights]                      what the optimiser keeps, in the order of the parameters
 *     "flip_counts": U8 or U32 [weights of BitLinears]       how often each has changed its code, where that is counted;
 *                                                              a byte each where none has more than 255 times
 *     "curve.steps", "curve.evaluations": F64 [points, fields] }   what the run did on the way, see `curves.ts`; from version 3
 *   data
 *
 * Batches and dropout follow from seed and step, λ and the learning rate from the step and the settings: the streams
 * have no state of their own to store. On the same backend the following losses are bit-identical.
 */
import * as words from '#words/formats/formats';
import { optimiserOf, type OptimiserId } from '../../catalog/optimisers/optimisers';
import { elementCount, trainedSpecs, type ParameterSpec } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import { float32Bytes, uint32Bytes, uint32Values } from '../../math/bytes/little-endian';
import { checkpointAbout, checkpointWhat } from '../shared/about-files';
import { programString } from '../shared/escaped';
import { filePartsOf } from '../shared/file-parts';
import { FormatError } from '../format-error';
import { isCurve, storedCurves, takeCurves } from './curves';
import type { FilePart, Format, PartKind, PortableModel, PortableOptimiser, PortableTensor, Progress, UsageStep } from '../format';
import { isOwnFormat, ownMetadata, type OwnFormat } from '../safetensors/own-metadata';
import { parseOwnMetadata, requiredText } from '../safetensors/read-own-metadata';
import { reportingEach } from '../shared/progress';
import { quoted } from '../shared/quoted';
import { readSafetensors, writeSafetensors, type LocatedTensor, type StoredTensor } from '../safetensors/safetensors';
import { seal } from '../shared/seal';
import { parseStoredExperiment } from '../shared/stored-experiment';
import { takeFloats, takeTensor } from '../safetensors/take-tensor';

const checkpointFormat: OwnFormat = {
  name: 'bitnet-playground-checkpoint',
  version: '3',
  older: ['1', '2'],
  what: checkpointWhat,
  about: checkpointAbout,
};

const storedSlot = (slot: string): string => `optimiser.${slot}`;
/** Their names in version 1, which had only AdamW. */
const formerSlots: Readonly<Record<string, string>> = { firstMoment: 'first', secondMoment: 'second' };
const FLIP_COUNTS = 'flip_counts';

export const checkpoint: Format = {
  label: words.checkpoint,
  extension: '.checkpoint.safetensors',
  summary: words.checkpointSummary,
  holds: 'training',
  refuse: () => null,
  write,
  recognises: ({ safetensors }) => isOwnFormat(checkpointFormat, safetensors),
  read,
  parts,
  usage,
};

function usage(fileName: string): readonly UsageStep[] {
  return [
    { text: words.checkpointUsage },
    {
      text: words.checkpointInConsole,
      code: `const [handle] = await showOpenFilePicker(); // choose the file
const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
const run = await bitnet.open(bytes, ${programString(fileName)});
await bitnet.step(run.id, 100);`,
    },
  ];
}

function write({ experiment, step, tensors, optimiser, curves }: PortableModel, progress?: Progress): Uint8Array {
  if (optimiser === undefined) throw new RangeError('A checkpoint needs the optimiser.');
  const { slots, flipCounts, learningRate, elapsedMs, lastLossNats } = optimiser;
  const stated = ownMetadata(checkpointFormat, experiment, step, {
    learningRate: String(learningRate),
    elapsedMs: String(elapsedMs),
    lastLossNats: String(lastLossNats),
  });
  const stored = [
    ...tensors.map(reportingEach(storedLatent, progress)),
    ...Object.entries(slots).map(
      ([slot, values]) => ({ name: storedSlot(slot), dtype: 'F32', shape: [values.length], bytes: float32Bytes(values) }) as const,
    ),
    ...(flipCounts === null ? [] : [storedCounts(flipCounts)]),
    ...(curves === undefined ? [] : storedCurves(curves)),
  ] as const satisfies readonly StoredTensor[];
  const file = writeSafetensors({ metadata: stated, tensors: stored });
  seal(file);
  return file;
}

function storedCounts(counts: Uint32Array): StoredTensor {
  const common = { name: FLIP_COUNTS, shape: [counts.length] } as const;
  // A loop, because millions pass here.
  for (let i = 0; i < counts.length; i++) if ((counts[i] ?? 0) > 255) return { ...common, dtype: 'U32', bytes: uint32Bytes(counts) };
  return { ...common, dtype: 'U8', bytes: new Uint8Array(counts) };
}

function storedLatent(tensor: PortableTensor): StoredTensor {
  if (tensor.kind === 'codes') throw new RangeError(`A checkpoint needs the latent weight of "${tensor.name}", not its codes.`);
  return { name: tensor.name, dtype: 'F32', shape: tensor.shape, bytes: float32Bytes(tensor.values) };
}

function read(bytes: Uint8Array): PortableModel {
  const { metadata, tensors } = readSafetensors(bytes);
  const { experiment, step } = parseOwnMetadata(checkpointFormat, metadata, bytes);
  if (step > experiment.steps) throw new FormatError(`at most the ${experiment.steps} steps of the budget`, String(step));
  const stored = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const specs = trainedSpecs(architectureOf(experiment));
  const latents = specs.map(({ name, shape }): PortableTensor => ({ kind: 'float', name, shape, values: takeFloats(stored, name, shape) }));
  const optimiser = { ...takeOptimiser(stored, specs, experiment.optimiser, metadata.get('version') === '1'), ...parseProgress(metadata) };
  const curves = takeCurves(stored, step);
  for (const { name, byteOffset } of stored.values())
    throw new FormatError('only the tensors of this checkpoint', `one more, ${quoted(name)}`, byteOffset);
  return { experiment, step, tensors: latents, optimiser, ...(curves === null ? {} : { curves }) };
}

const countOf = (specs: readonly ParameterSpec[]): number => specs.reduce((sum, { shape }) => sum + elementCount(shape), 0);

function takeOptimiser(
  stored: Map<string, LocatedTensor>,
  specs: readonly ParameterSpec[],
  id: OptimiserId,
  isFormer: boolean,
): Pick<PortableOptimiser, 'slots' | 'flipCounts'> {
  const optimiser = optimiserOf(id);
  const slots = optimiser.slots.map((slot) => {
    const name = storedSlot(isFormer ? (formerSlots[slot] ?? slot) : slot);
    const place = stored.get(name)?.byteOffset ?? 0;
    const values = takeFloats(stored, name, [countOf(specs)]);
    const negative = optimiser.nonNegativeSlots.includes(slot) ? indexOfNegative(values) : -1;
    if (negative >= 0) throw new FormatError(`values of 0 or more in ${name}`, String(values[negative]), place + 4 * negative);
    return [slot, values] as const;
  });
  const bitLinears = countOf(specs.filter(({ role }) => role === 'bitLinear'));
  return { slots: Object.fromEntries(slots), flipCounts: stored.has(FLIP_COUNTS) ? takeCounts(stored, [bitLinears]) : null };
}

function takeCounts(stored: Map<string, LocatedTensor>, shape: readonly number[]): Uint32Array {
  if (stored.get(FLIP_COUNTS)?.dtype === 'U8') return new Uint32Array(takeTensor(stored, FLIP_COUNTS, 'U8', shape).bytes);
  return uint32Values(takeTensor(stored, FLIP_COUNTS, 'U32', shape).bytes);
}

/** A loop, because millions pass here. */
function indexOfNegative(values: Float32Array): number {
  for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) < 0) return i;
  return -1;
}

function parseProgress(metadata: ReadonlyMap<string, string>): Pick<PortableOptimiser, 'learningRate' | 'elapsedMs' | 'lastLossNats'> {
  const learningRate = numberIn(metadata, 'learningRate', (value) => value > 0 && value <= 1);
  const elapsedMs = numberIn(metadata, 'elapsedMs', (value) => value >= 0 && value < 1e15);
  const lastLossNats = metadata.get('lastLossNats') === 'null' ? null : numberIn(metadata, 'lastLossNats', Number.isFinite);
  return { learningRate, elapsedMs, lastLossNats };
}

function numberIn(metadata: ReadonlyMap<string, string>, key: string, isAllowed: (value: number) => boolean): number {
  const text = requiredText(metadata, key);
  const value = Number(text);
  if (text.trim() === '' || !isAllowed(value)) throw new FormatError(`a number that can be ${quoted(key)} in the metadata`, quoted(text));
  return value;
}

function parts(file: Uint8Array): readonly FilePart[] {
  const { metadata, tensors } = readSafetensors(file);
  const experiment = parseStoredExperiment(requiredText(metadata, 'experiment'));
  const roles = new Map(trainedSpecs(architectureOf(experiment)).map(({ name, role }) => [name, role]));
  const kindOf = (name: string): PartKind =>
    name === FLIP_COUNTS || isCurve(name)
      ? 'header'
      : !roles.has(name)
        ? 'moments'
        : roles.get(name) === 'bitLinear' && experiment.mode !== 'none'
          ? 'latents'
          : 'full';
  return filePartsOf(
    file.length,
    tensors.map(({ name, bytes }) => ({ kind: kindOf(name), sizeBytes: bytes.length })),
  );
}
