/** Several processes under gloo are one with the joined batch, and go on where they were stopped. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ModeId } from '../../../src/catalog/modes/modes';
import { taskOf } from '../../../src/catalog/tasks/tasks';
import { experimentOf } from '../../../src/experiment/defaults';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import type { PortableModel } from '../../../src/formats/format';
import { pytorch } from '../../../src/formats/pytorch/pytorch';
import { readAny } from '../../../src/formats/read-any';
import { portableData } from '../../../src/training/portable-data';
import { tinyExperiment } from '../../tiny-experiment';
import { randomModel } from '../random-model';
import { withTwoMachines, withoutMachines, type Machine } from './two-machines';
import { python, sharding, skipped, unpacked, type LastLine } from './torch-folders';

const sideBySide = fileURLToPath(new URL('side_by_side.py', import.meta.url));
const environment = { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' };

async function folderOf(draft: ExperimentDraft): Promise<string> {
  const experiment = experimentOf(tinyExperiment({ mode: 'ternary', steps: 40, batchSize: 5, ...draft }));
  const drawn = randomModel(experiment, 'training');
  // Scales are not negative, and no loss of the next steps flies away.
  const tensors = drawn.tensors.map((tensor) =>
    tensor.kind === 'float' && tensor.name.endsWith('.learnt_scale') ? { ...tensor, values: tensor.values.map(Math.abs) } : tensor,
  );
  const model = { ...drawn, tensors, optimiser: { ...drawn.optimiser!, learningRate: 1e-3, flipCounts: null } };
  const noLibrary = { get: () => undefined };
  const counts = { onTheWay: 7, atTheEnd: 9 };
  const data = await portableData(taskOf(experiment), experiment, model.step, noLibrary, { counts, measured: null });
  return unpacked(pytorch.write({ ...model, data }));
}

const lastLine = (text: string): unknown => JSON.parse(text.trim().split('\n').at(-1) ?? '');

/** A program that has not ended by then never will. */
const mostMs = 240_000;

interface Surroundings {
  readonly env?: NodeJS.ProcessEnv;
  /** What stands before the command. */
  readonly prefix?: readonly string[];
  /** Ends the program. */
  readonly signal?: AbortSignal;
}

async function started(args: readonly string[], { env = {}, prefix = [], signal }: Surroundings = {}): Promise<string> {
  const [program = '', ...rest] = [...prefix, python ?? 'python3', ...args];
  const { stdout } = await promisify(execFile)(program, rest, {
    env: { ...environment, ...env },
    timeout: mostMs,
    killSignal: 'SIGKILL',
    signal,
  });
  return stdout;
}

const alone = async (...args: readonly string[]): Promise<unknown> => lastLine(await started(args));

/** Starts two at once. Where one fails, the other would wait for it for ever: it is ended. */
async function bothOf(start: (rank: 0 | 1, signal: AbortSignal) => Promise<string>): Promise<unknown> {
  const end = new AbortController();
  try {
    const [first, second] = await Promise.all([start(0, end.signal), start(1, end.signal)]);
    expect(second).toBe('');
    return lastLine(first);
  } finally {
    end.abort();
  }
}

const world = { LOCAL_RANK: '0', WORLD_SIZE: '2', MASTER_PORT: String(20_000 + (process.pid % 20_000)) };

/** As torchrun starts them. (That of Debian's PyTorch 1.13 does not start under its Python 3.11.) */
const inTwo = async (...args: readonly string[]): Promise<unknown> =>
  bothOf(async (rank, signal) =>
    started(args, { env: { ...world, RANK: String(rank), LOCAL_RANK: String(rank), MASTER_ADDR: '127.0.0.1' }, signal }),
  );

/** The same on two machines, each with a folder of its own. */
const onTwo = async (
  machines: readonly [Machine, Machine],
  programs: readonly [string, string],
  ...args: readonly string[]
): Promise<unknown> =>
  bothOf(async (rank, signal) =>
    started([programs[rank], ...args], {
      env: { ...world, RANK: String(rank), MASTER_ADDR: machines[0].address },
      prefix: machines[rank].prefix,
      signal,
    }),
  );

interface Gradients {
  readonly processes: number;
  readonly loss: number;
  readonly gradients: readonly number[];
}

/** Each part of a recipe that needs more than its own rows: scales of a matrix, and learnt ones, which are one number or few. */
const recipes: readonly (Omit<ExperimentDraft, 'mode'> & { readonly mode: string })[] = [
  { mode: 'ternary' },
  { mode: 'ternary-row-lsq-late30', numHeads: 4, numKvHeads: 2 },
  { mode: 'bits2-seq-a4m-had' },
  { mode: 'bits3-g32-a4-had', hiddenSize: 40, feedForwardSize: 33 },
  { mode: 'ternary-row-sherry', hiddenSize: 16, feedForwardSize: 12 },
  { mode: 'binary-row', recipe: 'edifice', feedForwardSize: 9, optimiser: 'lion' },
];

const mostApart = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - (b[i] ?? Number.NaN))));

function expectSameGradients(name: string, one: Gradients, two: Gradients): void {
  expect([one.processes, two.processes]).toEqual([1, 2]);
  expect(Math.abs(two.loss - one.loss), name).toBeLessThan(1e-5);
  const largest = Math.max(...one.gradients.map(Math.abs));
  expect(largest, name).toBeGreaterThan(0.01);
  expect(mostApart(one.gradients, two.gradients) / largest, name).toBeLessThan(1e-5);
}

const runIn = (folder: string, file: string): PortableModel => readAny(new Uint8Array(readFileSync(join(folder, `${file}.safetensors`))));

function expectSameRun(name: string, one: PortableModel, two: PortableModel): void {
  const floats = ({ tensors }: PortableModel): number[] => tensors.flatMap((tensor) => (tensor.kind === 'float' ? [...tensor.values] : []));
  expect(one.step, name).toBe(two.step);
  expect(mostApart(floats(one), floats(two)), name).toBeLessThan(1e-5);
  for (const [slot, values] of Object.entries(one.optimiser?.slots ?? {}))
    expect(mostApart(values, two.optimiser?.slots[slot] ?? []), `${name}, ${slot}`).toBeLessThan(1e-4);
  expect(mostApart(one.optimiser?.flipCounts ?? [], two.optimiser?.flipCounts ?? []), name).toBe(0);
}

describe.skipIf(python === null)(`several processes${skipped}`, { timeout: 300_000 }, () => {
  const folders = Promise.all(
    python === null ? [] : recipes.map(async ({ mode, ...shape }) => folderOf({ task: 'brackets', mode: mode as ModeId, ...shape })),
  );
  let ofOne: Promise<readonly Gradients[]> | null = null;
  const inOne = async (): Promise<readonly Gradients[]> =>
    (ofOne ??= folders.then(async (all) => (await alone(sideBySide, 'one.safetensors', ...all)) as readonly Gradients[]));

  const expectTheSame = async (...flags: readonly string[]): Promise<void> => {
    const one = await inOne();
    const two = (await inTwo(sideBySide, 'two.safetensors', ...flags, ...(await folders))) as readonly Gradients[];
    for (const [i, folder] of (await folders).entries()) {
      const name = recipes[i]?.mode ?? '';
      expectSameGradients(name, one[i]!, two[i]!);
      expectSameRun(name, ...(['one', 'two'].map((file) => runIn(folder, file)) as [PortableModel, PortableModel]));
    }
  };

  // An odd batch, in which examples count differently: means of means would be wrong.
  it('give the gradients of one with the joined batch, and its next steps, in every recipe', async () => expectTheSame());

  it.skipIf(sharding !== '')(`share weights and optimiser by --fsdp, and nothing else changes${sharding}`, async () =>
    expectTheSame('--fsdp'),
  );

  it.skipIf(withoutMachines !== '')(`on two machines train, and go on, from the first one's copy alone${withoutMachines}`, async () => {
    const draft = { task: 'reverse' } as const;
    const [one, another, atOnce] = [await folderOf(draft), await folderOf(draft), await folderOf(draft)];
    const programs = [join(one, 'train.py'), join(another, 'train.py')] as const;
    const last = await withTwoMachines(async (machines) => {
      await onTwo(machines, programs, '--steps', '2');
      return (await onTwo(machines, programs, '--steps', '1')) as LastLine;
    });
    expect(existsSync(join(another, 'result.safetensors'))).toBe(false);
    const here = (await alone(join(atOnce, 'train.py'), '--steps', '3')) as LastLine;
    expect(last.step).toBe(here.step);
    expectSameRun('two machines', runIn(one, 'result'), runIn(atOnce, 'result'));
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
