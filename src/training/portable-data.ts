/** What a run is trained and measured on, as files hold it. */
import { dataOf, type DataLibrary } from '../catalog/data/own-data';
import type { Task } from '../catalog/tasks/task';
import type { Experiment } from '../experiment/experiment';
import type { PortableData, PortableExamples } from '../formats/format';
import { heldOutExamples, trainingExamples, type Examples } from './batches';

/** Of the steps that are left, and as many more as make these many examples: whoever trains on for long sees them again and again. */
const wantedExamples = 20_000;
/** Bounds what a file holds, and how long drawing takes, in ms; of ten steps always. */
const [mostBytes, mostExamples, longestMs, alwaysSteps] = [16 * 2 ** 20, 50_000, 2_000, 10];
/** How long other work may wait, in ms. */
const breathMs = 30;

export interface WhatIsMeasured {
  readonly counts: PortableData['measuredCounts'];
  readonly measured: PortableData['measured'];
}

/**
 * The batches of the steps after `step`, in order, and the held-out examples.
 *
 * @param task with the person's data, where it needs some
 */
export async function portableData(
  task: Task,
  experiment: Experiment,
  step: number,
  library: DataLibrary,
  { counts, measured }: WhatIsMeasured,
): Promise<PortableData> {
  const { seqLen, batchSize, seed } = experiment;
  const bytesOfExample = task.kind === 'tokens' ? 2 * seqLen + 1 : 4 * task.frameSize * (seqLen + 1);
  const most = Math.floor(Math.min(mostBytes / (bytesOfExample * batchSize), mostExamples / batchSize));
  const wanted = Math.min(most, Math.max(Math.ceil(wantedExamples / batchSize), experiment.steps - step));
  const batches: Examples[] = [];
  const began = performance.now();
  for (let breath = began; batches.length < alwaysSteps || (batches.length < wanted && performance.now() - began < longestMs);) {
    batches.push(trainingExamples(task, seqLen, batchSize, seed, step + batches.length));
    if (performance.now() - breath < breathMs) continue;
    await new Promise<void>((resolve) => void setTimeout(resolve));
    breath = performance.now();
  }
  return {
    train: joined(batches, seqLen),
    heldOut: joined([heldOutExamples(task, seqLen, counts.atTheEnd)], seqLen),
    measuredCounts: counts,
    own: ownOf(experiment, library),
    measured,
  };
}

/** Batches of one task, one after the other. */
function joined(batches: readonly Examples[], seqLen: number): PortableExamples {
  const [first] = batches;
  if (first === undefined) throw new RangeError('There is no batch.');
  const count = batches.reduce((sum, { examples }) => sum + examples.length, 0);
  if (first.kind === 'tokens') {
    const tokens = new Int32Array(count * (seqLen + 1));
    const scored = new Uint8Array(count * seqLen);
    let at = 0;
    for (const batch of batches)
      if (batch.kind === 'tokens')
        for (const example of batch.examples) {
          tokens.set(example.tokens.slice(0, seqLen + 1), at * (seqLen + 1));
          scored.set(example.scored, at * seqLen);
          at += 1;
        }
    return { kind: 'tokens', count, tokens, scored };
  }
  const { frameSize } = first.task;
  const frames = new Float32Array(count * seqLen * frameSize);
  const labels = new Int32Array(count);
  const next = new Float32Array(first.kind === 'forecast' ? count * frameSize : 0);
  let at = 0;
  for (const batch of batches)
    if (batch.kind !== 'tokens')
      for (const example of batch.examples) {
        frames.set(example.frames, at * seqLen * frameSize);
        if ('label' in example) labels[at] = example.label;
        else next.set(example.next, at * frameSize);
        at += 1;
      }
  return first.kind === 'forecast' ? { kind: 'forecast', count, frames, next } : { kind: 'frames', count, frames, labels };
}

/** Strokes are varied anew for every example, so that only the page draws them. */
function ownOf({ data }: Experiment, library: DataLibrary): PortableData['own'] {
  if (data?.kind === 'text') {
    const text = dataOf(library, 'text', data.digest);
    return text === null ? null : { kind: 'text', ids: text.ids.slice(0, data.trainCharacters) };
  }
  if (data?.kind === 'table') {
    const table = dataOf(library, 'table', data.digest);
    const columns = data.columns.length;
    if (table === null) return null;
    const labels = table.labels?.slice(0, data.trainRows) ?? null;
    return { kind: 'table', columns, values: table.values.slice(0, data.trainRows * columns), labels };
  }
  return null;
}
