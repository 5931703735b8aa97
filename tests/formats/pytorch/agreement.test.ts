/** What PyTorch computes of a folder is what the page computes: held-out loss, the steps after it, and what comes back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModeId } from '../../../src/catalog/modes/modes';
import type { DataSource } from '../../../src/catalog/data/read-data';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import { checkpoint } from '../../../src/formats/checkpoint/checkpoint';
import type { PortableModel } from '../../../src/formats/format';
import { readAny } from '../../../src/formats/read-any';
import type { EngineEvent, StepReport } from '../../../src/worker/protocol';
import { exampleStrokes, exampleText } from '../../catalog/example-data';
import { tinyExperiment } from '../../tiny-experiment';
import { cpuEngine } from '../../worker/cpu-engine';
import { python, resultOf, skipped, startPython, unpacked, type LastLine } from './torch-folders';

const savedAt = 5;
const further = 10;
const tiny = tinyExperiment({ steps: savedAt + further + 5, hiddenSize: 16, feedForwardSize: 24, batchSize: 8 });

const text: DataSource = { kind: 'text', content: exampleText };
const rows = Array.from({ length: 120 }, (_, i) => `${Math.sin(i / 3).toFixed(4)},${Math.cos(i / 5).toFixed(4)}`);
const table: DataSource = { kind: 'table', content: ['one,two', ...rows].join('\n') };
const classes: DataSource = {
  kind: 'table',
  content: ['one,two,class', ...rows.map((row, i) => `${row},${i % 3 === 0 ? 'it\'s "so"' : '\\'}`)].join('\n'),
  label: 'class',
};

const cases: readonly { readonly name: string; readonly draft: ExperimentDraft; readonly source?: DataSource }[] = [
  { name: 'reverse', draft: { task: 'reverse', seed: 4_000_000_000 } },
  { name: 'sort, binary, shared keys', draft: { task: 'sort', mode: 'binary', seed: 3, numHeads: 4, numKvHeads: 2, numLayers: 2 } },
  { name: 'addition, full precision', draft: { task: 'addition', seqLen: 12, mode: 'none' } },
  { name: 'brackets, the block of Edifice, bare codes', draft: { task: 'brackets', recipe: 'edifice', weightScale: 'none', numLayers: 2 } },
  { name: 'tales, while rounding sets in', draft: { task: 'tales', lambdaSteps: 20, optimiser: 'lion', learningRate: 1e-3, seqLen: 16 } },
  { name: 'memorise, by heart', draft: { task: 'memorise', seqLen: 4, recipe: 'edifice', pairs: 20 } },
  { name: 'gestures, with dropout', draft: { task: 'gestures', recipe: 'edifice', seqLen: 16, dropout: 0.2, numLayers: 2 } },
  {
    name: 'gestures, without a projection, squared ReLU',
    draft: { task: 'gestures', recipe: 'b1.58', hiddenSize: 6, numHeads: 3, seqLen: 16, dropout: 0.1, activation: 'relu2' },
  },
  { name: 'the ball, 4 bits', draft: { task: 'ball', seqLen: 4, activationBits: 4, optimiser: 'sgd', learningRate: 0.05 } },
  { name: 'a text', draft: { task: 'text', seqLen: 16, activationBits: null }, source: text },
  { name: 'a table, its next row', draft: { task: 'table', seqLen: 4 }, source: table },
  {
    name: 'drawings',
    draft: { task: 'drawings', seqLen: 16, optimiser: 'lion', learningRate: 1e-3 },
    source: { kind: 'strokes', strokes: exampleStrokes },
  },
  { name: 'a table with classes', draft: { task: 'table', seqLen: 4 }, source: classes },
];

/** Everything that a recipe can say of rounding, each part at least once. */
const recipes: readonly { readonly mode: string; readonly draft?: ExperimentDraft }[] = [
  { mode: 'ternary-row-twn70-clip150' },
  { mode: 'ternary-g32-cut70', draft: { hiddenSize: 48, numHeads: 2, feedForwardSize: 40, lambdaSteps: 12 } },
  { mode: 'ternary-sherry-a4m-had', draft: { weightScale: 'none', lambdaSteps: 12, learningRate: 1e-3 } },
  { mode: 'ternary-row-sherry', draft: { recipe: 'edifice', numLayers: 2 } },
  { mode: 'ternary-a4m-had-late30', draft: { lambdaSteps: 3 } },
  { mode: 'ternary-clip100-late30-relu2', draft: { task: 'brackets' } },
  { mode: 'ternary-a4-edifice', draft: { recipe: 'b1.58' } },
  { mode: 'binary-row-a2m', draft: { task: 'sort', seed: 3, learningRate: 1e-3 } },
  { mode: 'bits2-g64-trust-a4-had', draft: { recipe: 'edifice', hiddenSize: 80, feedForwardSize: 24 } },
  { mode: 'bits3-row-a3-had', draft: { task: 'addition', seqLen: 12 } },
  { mode: 'bits4-trust-a16', draft: { optimiser: 'sgd', learningRate: 0.05, hiddenSize: 12 } },
  { mode: 'bits2-row-seq' },
  { mode: 'ternary-seq', draft: { lambdaSteps: 12, optimiser: 'sgd', learningRate: 0.05 } },
  { mode: 'ternary-row-lsq-late30', draft: { lambdaSteps: 3, numHeads: 4, numKvHeads: 2 } },
  { mode: 'bits3-lsq-a4m-had', draft: { task: 'sort', recipe: 'edifice', optimiser: 'lion', learningRate: 1e-3 } },
];

describe.skipIf(python === null)(`PyTorch${skipped}`, { timeout: 120_000 }, () => {
  let torch: Python;
  beforeAll(async () => {
    await tf.setBackend('cpu');
    torch = startPython();
  });
  afterAll(() => torch.end());

  it.each(cases)('$name: the same loss, the same steps, and back', async ({ draft, source }) => {
    const { engine, events } = cpuEngine({ target: { kind: 'wasm' } });
    const data = source === undefined ? null : (await engine.readData({ source })).data;
    const own = data === null ? {} : { data: data.card };
    const { id } = await engine.create({ experiment: { mode: 'ternary', ...tiny, ...draft, ...own } });
    const { folder, trained, steps } = await followed(torch, { engine, events }, id);

    // Past the batches in the file it draws others, from all of what a person gave where it can.
    expect(Math.abs((await torch.run(folderPastBatches(folder), '--steps', '2')).heldOutLossNats - trained.heldOutLossNats)).toBeLessThan(
      1,
    );

    const elsewhere = cpuEngine({ target: { kind: 'wasm' } });
    if (data !== null) await elsewhere.engine.holdData({ data });
    const opened = await elsewhere.engine.open({ bytes: trained.result });
    expect(opened).toMatchObject({ step: savedAt + further, state: 'paused', owner: 'file' });
    expect(Math.abs((opened.heldOutLossNats ?? Number.NaN) - trained.heldOutLossNats)).toBeLessThan(1e-4);
    expect(opened.score).toBeCloseTo(trained.score, 6);
    expect(stepsOf(elsewhere.events, opened.id)).toEqual(steps);
    await elsewhere.engine.step({ id: opened.id, count: 1 });
    await engine.step({ id, count: 1 });
    const lossOfLast = (all: readonly StepReport[]): number => all.at(-1)?.lossNats ?? Number.NaN;
    const [onward, there] = [lossOfLast(stepsOf(elsewhere.events, opened.id)), lossOfLast(stepsOf(events, id))];
    expect(Math.abs(onward / there - 1)).toBeLessThan(mostParted(readAny(trained.result).experiment.mode));
  });

  it.each(recipes)('$mode: a recipe rounds as on the page', async ({ mode, draft }) => {
    const { engine, events } = cpuEngine({ target: { kind: 'wasm' } });
    const { id } = await engine.create({ experiment: { ...tiny, task: 'reverse', ...draft, mode: mode as ModeId } });
    await followed(torch, { engine, events }, id);
  });

  it.each(['bits2-row-seq', 'ternary-lsq-a4m'])(
    '%s: learnt scales are trained as on the page, stop and go on, and come back',
    async (mode) => {
      const { engine, events } = cpuEngine({ target: { kind: 'wasm' } });
      const { id } = await engine.create({ experiment: { ...tiny, task: 'reverse', mode: mode as ModeId } });
      await engine.step({ id, count: savedAt });
      const archive = (await engine.export({ id, format: 'pytorch' })).bytes;
      const [inOne, inTwo] = [unpacked(archive), unpacked(archive)];
      await torch.run(inOne, '--steps', String(further));
      await torch.run(inTwo, '--steps', String(further - 4));
      await torch.run(inTwo, '--steps', '4');
      const [trained, resumed] = [readAny(resultOf(inOne)), readAny(resultOf(inTwo))];
      expect(resumed.tensors).toEqual(trained.tensors);
      expect(resumed.optimiser?.slots).toEqual(trained.optimiser?.slots);

      await engine.step({ id, count: further });
      const onPage = readAny((await engine.export({ id, format: 'checkpoint' })).bytes);
      const [before, there, here] = [readAny(archive), trained, onPage].map(learntOf) as [Learnt, Learnt, Learnt];
      expect(here.scales).toHaveLength(mode.includes('row') ? 4 * 16 + 2 * 24 + 16 : 7);
      const parted = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN))));
      expect(parted(here.scales, before.scales)).toBeGreaterThan(1e-3);
      expect(parted(there.scales, here.scales)).toBeLessThan(0.01 * parted(here.scales, before.scales));
      for (const [slot, values] of Object.entries(here.slots)) {
        const largest = Math.max(...values.map(Math.abs));
        expect(largest).toBeGreaterThan(0);
        expect(parted(there.slots[slot] ?? new Float32Array(), values) / largest).toBeLessThan(0.01);
      }

      const elsewhere = cpuEngine({ target: { kind: 'wasm' } });
      const opened = await elsewhere.engine.open({ bytes: resultOf(inOne) });
      await elsewhere.engine.step({ id: opened.id, count: 3 });
      await engine.step({ id, count: 3 });
      expectSameSteps(stepsOf(elsewhere.events, opened.id).slice(-3), stepsOf(events, id).slice(-3), mode);
    },
  );

  it.each([
    { when: 'before it', at: 5, more: 25, begins: 9 },
    { when: 'after it, and then rounds nothing for some steps', at: 15, more: 45, begins: 18 },
  ])('a late start is a share of the new budget, trained past the former $when', async ({ at, more, begins }) => {
    const { engine } = cpuEngine({ target: { kind: 'wasm' } });
    const { id } = await engine.create({
      experiment: { ...tiny, steps: 20, lambdaSteps: 0, task: 'reverse', mode: 'ternary-late30' as ModeId },
    });
    await engine.step({ id, count: at });
    const archive = (await engine.export({ id, format: 'pytorch' })).bytes;
    const folder = unpacked(archive);
    await torch.run(folder, '--steps', String(more));
    const result = readAny(resultOf(folder));
    const steps = result.curves?.steps.filter(({ step }) => step > at) ?? [];

    // The page has no way past a budget but a checkpoint with another one.
    const start = readAny(archive);
    const longer = checkpoint.write({ ...start, experiment: { ...start.experiment, steps: at + more } });
    const page = cpuEngine({ target: { kind: 'wasm' } });
    const opened = await page.engine.open({ bytes: longer });
    await page.engine.step({ id: opened.id, count: more });
    const expected = stepsOf(page.events, opened.id).filter(({ step }) => step > at);
    expect(result.experiment).toEqual({ ...start.experiment, steps: at + more });
    expect(steps.map(schedule)).toEqual(expected.map(schedule));
    expect(expected.filter(({ lambda }) => lambda === 0)).toHaveLength(begins - at);
    expectSameSteps(steps.slice(0, further), expected.slice(0, further), result.experiment.mode);
  });
});

interface Learnt {
  readonly scales: Float32Array;
  /** What the optimiser keeps of them, by slot. */
  readonly slots: Readonly<Record<string, Float32Array>>;
}

/** The learnt scales of a checkpoint, which are the last of its parameters. */
function learntOf({ tensors, optimiser }: PortableModel): Learnt {
  const scales = Float32Array.from(
    tensors.flatMap((tensor) => (tensor.kind === 'float' && tensor.name.endsWith('.learnt_scale') ? [...tensor.values] : [])),
  );
  const slots = Object.entries(optimiser?.slots ?? {}).map(([slot, values]) => [slot, values.slice(-scales.length)] as const);
  return { scales, slots: Object.fromEntries(slots) };
}

const schedule = ({ step, learningRate, lambda }: StepReport): readonly number[] => [step, learningRate, lambda];

/**
 * How far losses of the same step may part, as a share. Sums in another order, as another library of matrix products has them, move a
 * value over a threshold of rounding now and then, and in a binary model that turns the sign of a weight.
 */
const mostParted = (mode: string): number => (mode.startsWith('binary') ? 1e-2 : 2e-3);

/** Most losses agree to the seventh digit. */
function expectSameSteps(steps: readonly StepReport[], expected: readonly StepReport[], mode: string): void {
  expect(steps.map(schedule)).toEqual(expected.map(schedule));
  const off = steps.map(({ lossNats }, i) => Math.abs(lossNats / (expected[i]?.lossNats ?? Number.NaN) - 1));
  expect(Math.min(...off)).toBeLessThan(1e-5);
  expect(Math.max(...off)).toBeLessThan(mostParted(mode));
}

/** Takes a run some steps, and further ones in PyTorch beside it: the losses, what is measured and the schedule are the page's. */
async function followed(torch: Python, { engine, events }: Here, id: string): Promise<Followed> {
  const here = await engine.step({ id, count: savedAt });
  const folder = unpacked((await engine.export({ id, format: 'pytorch' })).bytes);

  const checked = await torch.run(folder, '--check');
  expect(checked).toMatchObject({ step: savedAt, pageHeldOutLossNats: here.heldOutLossNats });
  expect(Math.abs(checked.heldOutLossNats - (here.heldOutLossNats ?? Number.NaN))).toBeLessThan(1e-4);
  expect(checked.score).toBeCloseTo(here.score ?? Number.NaN, 6);

  const trained = await torch.run(folder, '--steps', String(further));
  expect(trained.step).toBe(savedAt + further);
  const result = resultOf(folder);
  await engine.step({ id, count: further });
  const expected = stepsOf(events, id).slice(savedAt);
  const steps = readAny(result).curves?.steps.filter(({ step }) => step > savedAt) ?? [];
  expectSameSteps(steps, expected, readAny(result).experiment.mode);
  const flipsOf = (all: readonly StepReport[]): number => all.reduce((sum, { flips }) => sum + flips, 0);
  expect(Math.abs(flipsOf(steps) - flipsOf(expected))).toBeLessThanOrEqual(0.02 * flipsOf(expected));
  return { folder, trained: { ...trained, result }, steps };
}

type Python = ReturnType<typeof startPython>;
type Here = Pick<ReturnType<typeof cpuEngine>, 'engine' | 'events'>;

interface Followed {
  readonly folder: string;
  readonly trained: LastLine & { readonly result: Uint8Array };
  /** Those that PyTorch took. */
  readonly steps: readonly StepReport[];
}

/** The folder as if its batches were of steps long past. */
function folderPastBatches(folder: string): string {
  const path = join(folder, 'experiment.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"firstStep": \d+/, '"firstStep": -1000000'));
  return folder;
}

const stepsOf = (events: readonly EngineEvent[], id: string): readonly StepReport[] =>
  events.flatMap((event) => (event.type === 'progressed' && event.summary.id === id ? event.steps : []));
