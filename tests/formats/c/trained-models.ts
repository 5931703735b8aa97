/** Trained models, what the page makes of held-out inputs, and what their C programs make of them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { taskOf } from '../../../src/catalog/tasks/tasks';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { c } from '../../../src/formats/c/c';
import type { PortableModel } from '../../../src/formats/format';
import { packed } from '../../../src/formats/packed-weights/packed';
import { tableKernel } from '../../../src/packed/kernels/table-kernel';
import { packedModel } from '../../../src/packed/packed-model';
import { heldOutExamples, sliceOf, toArrays } from '../../../src/training/batches';
import { compiled, saved } from './compilers';

export const tokenTasks = ['reverse', 'sort', 'addition', 'brackets', 'tales'] as const;
export const modes = ['ternary', 'binary'] as const;

/** Those but tales are of `npm run experiment -- --task TASK --mode ternary,binary --hiddenSize 32 --seeds 1 --out FOLDER`. */
export function trainedModel(task: string, mode: string): PortableModel {
  return packed.read(readFileSync(fileURLToPath(new URL(`../trained/${task}-${mode}.safetensors`, import.meta.url))));
}

/** Sequences of inputs, flat: token ids or frames. */
export interface Inputs {
  readonly count: number;
  readonly values: Int32Array | Float32Array;
}

/** `count` held-out sequences, or all that there are. */
export function heldOutInputs({ experiment }: PortableModel, count: number): Inputs {
  const { seqLen } = experiment;
  const some = sliceOf(heldOutExamples(taskOf(experiment), seqLen, count), 0, count);
  return { count: some.examples.length, values: toArrays(some, seqLen).inputs };
}

/** What the page computes: scores of every position (tokens) or of every sequence (frames). */
export async function scoresOfPage({ experiment, tensors }: PortableModel, { count, values }: Inputs): Promise<Float64Array> {
  const architecture = architectureOf(experiment);
  const model = packedModel(architecture, tensors, tableKernel);
  const size = values.length / count;
  const rows: number[] = [];
  for (let i = 0; i < count; i++) {
    const input = values.subarray(i * size, (i + 1) * size);
    const given = input instanceof Int32Array ? Array.from(input) : input.slice();
    rows.push(...(await model.startReading().read(given, architecture.input.kind === 'tokens' ? 'every' : 'last')));
  }
  return Float64Array.from(rows);
}

const driver = fileURLToPath(new URL('driver.c', import.meta.url));

/** The same of a compiled program. */
export function scoresOfProgram(program: string, { values }: Inputs): Float64Array {
  const input = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  const output = execFileSync(program, { input, maxBuffer: 2 ** 30 });
  return new Float64Array(output.buffer.slice(output.byteOffset, output.byteOffset + output.byteLength));
}

/** A program that reads inputs and writes scores. */
export function compiledDriver(compiler: string, model: PortableModel, name: string, ...options: readonly string[]): string {
  const source = saved(`${name}.c`, c.write(model));
  return compiled(compiler, driver, name, '-O2', `-DMODEL="${source}"`, ...options);
}

/** How many rows of `width` scores have their largest at the same place. */
export function agreeing(a: Float64Array, b: Float64Array, width: number): number {
  let count = 0;
  for (let at = 0; at < a.length; at += width) if (largest(a.subarray(at, at + width)) === largest(b.subarray(at, at + width))) count++;
  return count;
}

/** Where two lists of scores are not the same to the bit, and what stands there; null: they are. */
export function firstDifference(a: Float64Array, b: Float64Array): string | null {
  if (a.length !== b.length) return `${a.length} scores and ${b.length}`;
  const at = a.findIndex((value, i) => !Object.is(value, b[i]));
  return at < 0 ? null : `score ${at}: ${a[at]} and ${b[at]}`;
}

const largest = (row: Float64Array): number => row.indexOf(Math.max(...row));
