import { modelSize } from '../../src/experiment/architecture';
import { architectureOf } from '../../src/experiment/architecture-of';
import { experimentOf } from '../../src/experiment/defaults';
import type { Experiment, ExperimentDraft } from '../../src/experiment/experiment';
import { countEqualNumbers } from '../../src/formats/shared/equal-numbers';
import { formatIds, formatOf } from '../../src/formats/formats';
import { randomModel } from '../../tests/formats/random-model';

export interface FileRow {
  readonly mode: string;
  readonly format: string;
  readonly weights: number;
  readonly fileBytes: number;
  /** From numbers in memory to the bytes of the file. Median over the rounds, as the others. */
  readonly writeMs: number;
  /** The first time of all, before anything was compiled. */
  readonly firstWriteMs: number;
  /** What this machine takes to hand out as many bytes of fresh memory: no writer can be faster. */
  readonly memoryMs: number;
  /** From the bytes back to numbers, every check included. */
  readonly readMs: number;
  /** Every number of what was read with every number of what was written. */
  readonly compareMs: number;
}

/** Rows of 256 and 768: of the types of GGUF, the densest fit. */
const model: ExperimentDraft = { task: 'tales', hiddenSize: 256, numHeads: 8, numLayers: 6, feedForwardSize: 768 };

/** Times of every format for models of five million weights, one format after the other in every round. */
export function measureFiles(rounds: number): readonly FileRow[] {
  return (['ternary', 'binary', 'none'] as const).flatMap((mode) => measureMode(experimentOf({ ...model, mode }), rounds));
}

function measureMode(experiment: Experiment, rounds: number): readonly FileRow[] {
  const models = {
    codes: randomModel(experiment),
    latents: randomModel(experiment, 'latents'),
    training: randomModel(experiment, 'training'),
  };
  const weights = modelSize(architectureOf(experiment)).parameters;
  const found = formatIds.map((id) => ({
    id,
    fileBytes: 0,
    write: [] as number[],
    memory: [] as number[],
    read: [] as number[],
    compare: [] as number[],
  }));
  for (let round = 0; round < rounds; round++) {
    for (const row of found) {
      const format = formatOf(row.id);
      const written = models[format.holds];
      const [file, writeMs] = timed(() => format.write(written));
      const [read, readMs] = timed(() => format.read(file));
      const [, compareMs] = timed(() => countEqualNumbers(written, read));
      const [, memoryMs] = timed(() => new Uint8Array(file.length).fill(1));
      row.fileBytes = file.length;
      row.write.push(writeMs);
      row.memory.push(memoryMs);
      row.read.push(readMs);
      row.compare.push(compareMs);
    }
  }
  return found.map(({ id, fileBytes, write, memory, read, compare }) => ({
    mode: experiment.mode,
    format: id,
    weights,
    fileBytes,
    writeMs: median(write),
    firstWriteMs: write[0] ?? Number.NaN,
    memoryMs: median(memory),
    readMs: median(read),
    compareMs: median(compare),
  }));
}

function timed<Result>(run: () => Result): readonly [Result, number] {
  const started = performance.now();
  const result = run();
  return [result, performance.now() - started];
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
