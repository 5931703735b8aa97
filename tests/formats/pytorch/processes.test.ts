/** Several processes under gloo are one with the joined batch, and go on where they were stopped. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { taskOf } from '../../../src/catalog/tasks/tasks';
import { experimentOf } from '../../../src/experiment/defaults';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import { pytorch } from '../../../src/formats/pytorch/pytorch';
import { portableData } from '../../../src/training/portable-data';
import { tinyExperiment } from '../../tiny-experiment';
import { randomModel } from '../random-model';
import { python, skipped, unpacked, type LastLine } from './torch-folders';

const gradients = fileURLToPath(new URL('gradients.py', import.meta.url));
const environment = { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' };

function folderOf(draft: ExperimentDraft): string {
  const experiment = experimentOf(tinyExperiment({ mode: 'ternary', steps: 40, batchSize: 5, ...draft }));
  const model = randomModel(experiment, 'training');
  const noLibrary = { get: () => undefined };
  const counts = { onTheWay: 7, atTheEnd: 9 };
  const data = portableData(taskOf(experiment), experiment, model.step, noLibrary, { counts, measured: null });
  return unpacked(pytorch.write({ ...model, data }));
}

const lastLine = (text: string): unknown => JSON.parse(text.trim().split('\n').at(-1) ?? '');

const alone = (...args: readonly string[]): unknown =>
  lastLine(execFileSync(python ?? 'python3', args, { encoding: 'utf8', env: environment, stdio: 'pipe' }));

const inTwo = (...args: readonly string[]): unknown =>
  alone('-m', 'torch.distributed.run', '--nproc_per_node=2', `--master_port=${20_000 + (process.pid % 20_000)}`, ...args);

interface Gradients {
  readonly processes: number;
  readonly loss: number;
  readonly gradients: readonly number[];
}

describe.skipIf(python === null)(`several processes${skipped}`, { timeout: 180_000 }, () => {
  // An odd batch, in which examples count differently: means of means would be wrong.
  it('give the gradients of one with the joined batch', () => {
    const folder = folderOf({ task: 'brackets' });
    const [one, two] = [alone(gradients, folder) as Gradients, inTwo(gradients, folder) as Gradients];
    expect([one.processes, two.processes]).toEqual([1, 2]);
    expect(Math.abs(two.loss - one.loss)).toBeLessThan(1e-5);
    const largest = Math.max(...one.gradients.map(Math.abs));
    expect(largest).toBeGreaterThan(0.01);
    const off = Math.max(...one.gradients.map((value, i) => Math.abs(value - (two.gradients[i] ?? Number.NaN))));
    expect(off / largest).toBeLessThan(1e-5);
  });

  it('train, and start a model ten times as wide by one number', () => {
    const folder = folderOf({ task: 'gestures', seqLen: 16 });
    const program = join(folder, 'train.py');
    const trained = inTwo(program, '--steps', '2') as LastLine;
    expect(trained.heldOutLossNats).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'result.safetensors'))).toBe(true);
    const wide = alone(program, '--wider', '10', '--steps', '1') as LastLine;
    expect(wide).toMatchObject({ step: 1, file: 'result-10x.safetensors' });
    // A fresh model guesses among ten.
    expect(Math.abs(wide.heldOutLossNats - Math.log(10))).toBeLessThan(1.5);
  });
});
