/** What PyTorch computes of a folder is what the page computes: held-out loss, the steps after it, and what comes back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModeId } from '../../../src/catalog/modes/modes';
import type { DataSource } from '../../../src/catalog/data/read-data';
import { experimentOf } from '../../../src/experiment/defaults';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import { pytorch } from '../../../src/formats/pytorch/pytorch';
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
    expect(Math.abs(onward / there - 1)).toBeLessThan(2e-3);
  });

  it.each(recipes)('$mode: a recipe rounds as on the page', async ({ mode, draft }) => {
    const { engine, events } = cpuEngine({ target: { kind: 'wasm' } });
    const { id } = await engine.create({ experiment: { ...tiny, task: 'reverse', ...draft, mode: mode as ModeId } });
    await followed(torch, { engine, events }, id);
  });
});

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
  const schedule = ({ step, learningRate, lambda }: (typeof steps)[number]): readonly number[] => [step, learningRate, lambda];
  expect(steps.map(schedule)).toEqual(expected.map(schedule));
  const off = steps.map(({ lossNats }, i) => Math.abs(lossNats / (expected[i]?.lossNats ?? Number.NaN) - 1));
  // Most agree to the seventh digit. Sums in another order move a value over a threshold of rounding now and then, and a
  // binary model then parts by a hundredth: its seed here is one of those that do not.
  expect(Math.min(...off)).toBeLessThan(1e-5);
  expect(Math.max(...off)).toBeLessThan(2e-3);
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

it('a recipe that learns its scales is refused with the reason', () => {
  expect(pytorch.refuse(experimentOf({ mode: 'bits2-row-seq' as ModeId }))).toMatch(/learns no scales/);
  expect(pytorch.refuse(experimentOf({ mode: 'bits2-row' as ModeId }))).toBeNull();
});
