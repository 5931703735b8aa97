/** The command that a sweep shows is read by the tool as the same runs. */
import { expect, it, test } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { commandLineOf, flagsOf } from '../../src/experiment/sweep/command-line';
import { cellsOf, type Grid } from '../../src/experiment/sweep/grid';
import { readFlags } from '../../tools/experiment/flags';

const base = { task: 'reverse', hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: 8, batchSize: 8, steps: 12 } as const;

const grids: Readonly<Record<string, Grid>> = {
  'one setting': { base, modes: ['ternary'], axes: [{ setting: 'learningRate', values: [0.001, 3e-7] }], seeds: [1] },
  'two settings, three modes, seeds in a row': {
    base,
    modes: ['none', 'ternary', 'binary'],
    axes: [
      { setting: 'hiddenSize', values: [16, 32] },
      { setting: 'optimiser', values: ['adamw', 'lion'] },
    ],
    seeds: [4, 5, 6],
  },
  'a list for one mode, seeds apart': {
    base: { ...base, pairs: 16 },
    modes: ['ternary', 'none'],
    axes: [
      { setting: 'learningRate', values: [0.01], ofMode: { none: [0.001, 0.002] } },
      { setting: 'activationBits', values: [8, null] },
    ],
    seeds: [9, 3],
  },
  'lists for every mode': {
    base,
    modes: ['ternary', 'binary'],
    axes: [{ setting: 'pairs', values: [8], ofMode: { ternary: [16], binary: [32, 64] } }],
    seeds: [0],
  },
  'no setting': { base, modes: ['binary', 'none'], axes: [], seeds: [1, 2] },
};

test.each(Object.entries(grids))('%s', (_name, grid) => {
  const plan = readFlags(flagsOf(grid));
  const text = (drafts: readonly object[]) => drafts.map((draft) => JSON.stringify(experimentOf(draft))).toSorted();
  expect(plan?.seeds).toEqual(grid.seeds);
  expect(text(plan?.arms.map(({ draft }) => draft) ?? [])).toEqual(text(cellsOf(grid).map(({ draft }) => draft)));
  expect(new Set(plan?.arms.map(({ name }) => name)).size).toBe(plan?.arms.length);
  // No shell reads anything into it.
  expect(commandLineOf(grid)).toMatch(/^npm run experiment -- [\w\s.,-]+$/);
});

it('a list for a mode that there is not is refused', () => {
  expect(() => readFlags(['--learningRate.octal', '0.1'])).toThrow(/no flag --learningRate.octal/);
  expect(() => readFlags(['--task.ternary', 'tales'])).toThrow(/no flag/);
  expect(() => readFlags(['--learningRate.ternary'])).toThrow(/a number from 0 to 1/);
});
