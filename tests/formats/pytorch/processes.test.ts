/** Several processes under gloo are one with the joined batch, and go on where they were stopped. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
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

async function folderOf(draft: ExperimentDraft): Promise<string> {
  const experiment = experimentOf(tinyExperiment({ mode: 'ternary', steps: 40, batchSize: 5, ...draft }));
  const model = randomModel(experiment, 'training');
  const noLibrary = { get: () => undefined };
  const counts = { onTheWay: 7, atTheEnd: 9 };
  const data = await portableData(taskOf(experiment), experiment, model.step, noLibrary, { counts, measured: null });
  return unpacked(pytorch.write({ ...model, data }));
}

const lastLine = (text: string): unknown => JSON.parse(text.trim().split('\n').at(-1) ?? '');

async function started(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(python ?? 'python3', args, { env: { ...environment, ...env } });
  return stdout;
}

const alone = async (...args: readonly string[]): Promise<unknown> => lastLine(await started(args));

/** As torchrun starts them. (That of Debian's PyTorch 1.13 does not start under its Python 3.11.) */
async function inTwo(...args: readonly string[]): Promise<unknown> {
  const port = String(20_000 + (process.pid % 20_000));
  const both = ['0', '1'].map(async (rank) =>
    started(args, { RANK: rank, LOCAL_RANK: rank, WORLD_SIZE: '2', MASTER_ADDR: '127.0.0.1', MASTER_PORT: port }),
  );
  const [first = '', second = ''] = await Promise.all(both);
  expect(second).toBe('');
  return lastLine(first);
}

interface Gradients {
  readonly processes: number;
  readonly loss: number;
  readonly gradients: readonly number[];
}

describe.skipIf(python === null)(`several processes${skipped}`, { timeout: 180_000 }, () => {
  // An odd batch, in which examples count differently: means of means would be wrong.
  it('give the gradients of one with the joined batch', async () => {
    const folder = await folderOf({ task: 'brackets' });
    const [one, two] = [(await alone(gradients, folder)) as Gradients, (await inTwo(gradients, folder)) as Gradients];
    expect([one.processes, two.processes]).toEqual([1, 2]);
    expect(Math.abs(two.loss - one.loss)).toBeLessThan(1e-5);
    const largest = Math.max(...one.gradients.map(Math.abs));
    expect(largest).toBeGreaterThan(0.01);
    const off = Math.max(...one.gradients.map((value, i) => Math.abs(value - (two.gradients[i] ?? Number.NaN))));
    expect(off / largest).toBeLessThan(1e-5);
  });

  it('train, and start a model ten times as wide by one number', async () => {
    const folder = await folderOf({ task: 'gestures', seqLen: 16 });
    const program = join(folder, 'train.py');
    const trained = (await inTwo(program, '--steps', '2')) as LastLine;
    expect(trained.heldOutLossNats).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'result.safetensors'))).toBe(true);
    // A fresh model guesses among ten.
    const fresh = (await alone(program, '--wider', '10', '--check')) as LastLine;
    expect(Math.abs(fresh.heldOutLossNats - Math.log(10))).toBeLessThan(1.5);
    const wide = (await alone(program, '--wider', '10', '--steps', '1')) as LastLine;
    expect(wide).toMatchObject({ step: 1, file: 'result-10x.safetensors' });
  });
});
