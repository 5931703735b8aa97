/**
 * `data.safetensors` of the folder.
 *
 *   "train.…"    whole batches of the page's next steps, in their order     "heldOut.…"   what is measured
 *     tokens: U8 or I32 [examples, seqLen + 1], scored: U8 [examples, seqLen]
 *     frames: F32 [examples, seqLen, frameSize], with labels: I32 [examples] or next: F32 [examples, frameSize]
 *   "own.text"   U8 [symbols], "own.rows" F32 [rows, columns], "own.labels" U8 [rows]     what a person gave, as it was read
 */
import { taskOf } from '../../catalog/tasks/tasks';
import type { Experiment } from '../../experiment/experiment';
import { float32Bytes, uint32Bytes } from '../../math/bytes/little-endian';
import type { PortableData, PortableExamples } from '../format';
import { writeSafetensors, type StoredTensor } from '../safetensors/safetensors';
import { OPEN_SEAL, SEAL_KEY } from '../shared/open-seal';
import { seal } from '../shared/seal';

export function dataFile(experiment: Experiment, { train, heldOut, own }: PortableData): Uint8Array {
  const tensors = [...storedExamples('train', experiment, train), ...storedExamples('heldOut', experiment, heldOut), ...storedOwn(own)];
  const file = writeSafetensors({ metadata: new Map([[SEAL_KEY, OPEN_SEAL]]), tensors });
  seal(file);
  return file;
}

function storedExamples(part: string, experiment: Experiment, examples: PortableExamples): readonly StoredTensor[] {
  const { seqLen } = experiment;
  const { count } = examples;
  if (examples.kind === 'tokens')
    return [
      wholeNumbers(`${part}.tokens`, [count, seqLen + 1], examples.tokens),
      { name: `${part}.scored`, dtype: 'U8', shape: [count, seqLen], bytes: examples.scored },
    ];
  const task = taskOf(experiment);
  const frameSize = task.kind === 'tokens' ? 0 : task.frameSize;
  const frames = floats(`${part}.frames`, [count, seqLen, frameSize], examples.frames);
  return examples.kind === 'frames'
    ? [frames, wholeNumbers(`${part}.labels`, [count], examples.labels)]
    : [frames, floats(`${part}.next`, [count, frameSize], examples.next)];
}

function storedOwn(own: PortableData['own']): readonly StoredTensor[] {
  if (own === null) return [];
  if (own.kind === 'text') return [{ name: 'own.text', dtype: 'U8', shape: [own.ids.length], bytes: own.ids }];
  const { values, labels, rows } = { ...own, rows: own.labels?.length ?? own.values.length / own.columns };
  return [
    floats('own.rows', [rows, own.columns], values),
    ...(labels === null ? [] : [{ name: 'own.labels', dtype: 'U8', shape: [rows], bytes: labels } as const]),
  ];
}

const floats = (name: string, shape: readonly number[], values: Float32Array): StoredTensor => ({
  name,
  dtype: 'F32',
  shape,
  bytes: float32Bytes(values),
});

/** A byte each where all of them fit. */
function wholeNumbers(name: string, shape: readonly number[], values: Int32Array): StoredTensor {
  if (values.every((value) => value < 256)) return { name, dtype: 'U8', shape, bytes: Uint8Array.from(values) };
  return { name, dtype: 'I32', shape, bytes: uint32Bytes(new Uint32Array(values.buffer, values.byteOffset, values.length)) };
}

/** No example at all, of the kind of a task: for a model whose data is not here. */
export function noData(experiment: Experiment): PortableData {
  const { kind } = taskOf(experiment);
  const none = { count: 0, frames: new Float32Array() };
  const examples: PortableExamples =
    kind === 'tokens'
      ? { kind, count: 0, tokens: new Int32Array(), scored: new Uint8Array() }
      : kind === 'frames'
        ? { kind, ...none, labels: new Int32Array() }
        : { kind, ...none, next: new Float32Array() };
  return { train: examples, heldOut: examples, measuredCounts: { onTheWay: 0, atTheEnd: 0 }, own: null, measured: null };
}
