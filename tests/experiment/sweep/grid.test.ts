import { describe, expect, it } from 'vitest';
import { cellsOf, MOST_RUNS, placeOfRun, refuseGrid, runCount, type Grid } from '../../../src/experiment/sweep/grid';
import { MOST_VALUES, readList, readRange } from '../../../src/experiment/sweep/read-values';

const grid: Grid = {
  base: { task: 'reverse', steps: 20 },
  modes: ['ternary', 'none'],
  axes: [
    { setting: 'learningRate', values: [0.001, 0.01], ofMode: { none: [0.003] } },
    { setting: 'hiddenSize', values: [16, 32] },
  ],
  seeds: [5, 6, 7],
};

describe('a grid', () => {
  it('has a cell for every combination, with the lists of its mode', () => {
    expect(cellsOf(grid).map(({ mode, values }) => [mode, ...values])).toEqual([
      ['ternary', 0.001, 16],
      ['ternary', 0.001, 32],
      ['ternary', 0.01, 16],
      ['ternary', 0.01, 32],
      ['none', 0.003, 16],
      ['none', 0.003, 32],
    ]);
    expect(cellsOf(grid)[4]?.draft).toEqual({ task: 'reverse', steps: 20, mode: 'none', learningRate: 0.003, hiddenSize: 16 });
  });

  it('numbers its runs so that every cell is trained once before any is trained twice', () => {
    const cells = cellsOf(grid).length;
    const places = Array.from({ length: runCount(grid) }, (_, run) => placeOfRun(grid, cells, run));
    expect(places).toHaveLength(18);
    expect(places.slice(0, 6).map(({ cell, seed }) => `${cell} ${seed}`)).toEqual(['0 5', '1 5', '2 5', '3 5', '4 5', '5 5']);
    expect(new Set(places.map(({ cell, seed }) => `${cell} ${seed}`)).size).toBe(18);
  });

  it('without an axis is a sweep over modes and seeds', () => {
    expect(cellsOf({ ...grid, axes: [] })).toHaveLength(2);
    expect(refuseGrid({ ...grid, axes: [] })).toBeNull();
  });

  it('is refused where it is empty, endless, or has a combination that cannot be built', () => {
    expect(refuseGrid(grid)).toBeNull();
    expect(refuseGrid({ ...grid, modes: [] })).toMatch(/nothing to train/);
    expect(refuseGrid({ ...grid, seeds: Array.from({ length: MOST_RUNS }, (_, i) => i) })).toMatch(/120,000 runs.*at most 20,000/);
    expect(refuseGrid({ ...grid, axes: [{ setting: 'hiddenSize', values: [16, 30] }] })).toMatch(
      /^With ternary, hiddenSize 30: numHeads 4 does not fit/,
    );
  });
});

describe('values as they are typed', () => {
  it('a list, whatever stands between, each once', () => {
    expect(readList('learningRate', ' 0.001, 3e-3; 0.01 0.01,')).toEqual({ values: [0.001, 0.003, 0.01] });
    expect(readList('activationBits', '8, null')).toEqual({ values: [8, null] });
  });

  it.each([
    ['learningRate', '', /Type the values.*0\.001/],
    ['learningRate', '0.1, many', /learningRate must be a number above 0.*"many"/],
    ['hiddenSize', '16.5', /whole number/],
    ['optimiser', 'adam', /optimiser must be/],
    ['steps', Array.from({ length: MOST_VALUES + 1 }, (_, i) => i + 1).join(), /at most 100 values; these are 101/],
  ] as const)('%s: “%s” is refused', (setting, text, message) => {
    expect(readList(setting, text)).toEqual({ problem: expect.stringMatching(message) as string });
  });

  it('a range, in equal steps or equal ratios, the ends as they were typed', () => {
    expect(readRange('learningRate', { from: 0.001, to: 0.1, count: 5, spacing: 'logarithmic' })).toEqual({
      values: [0.001, 0.00316, 0.01, 0.0316, 0.1],
    });
    expect(readRange('dropout', { from: 0, to: 0.5, count: 3, spacing: 'linear' })).toEqual({ values: [0, 0.25, 0.5] });
    // Whole numbers stay whole, and those that fall together count once.
    expect(readRange('numLayers', { from: 1, to: 3, count: 6, spacing: 'linear' })).toEqual({ values: [1, 2, 3] });
    expect(readRange('learningRate', { from: 0.1, to: 0.001, count: 3, spacing: 'logarithmic' })).toEqual({ values: [0.1, 0.01, 0.001] });
  });

  it.each([
    [{ from: 0, to: 1, count: 3, spacing: 'logarithmic' }, /above 0/],
    [{ from: 0.1, to: 0.5, count: 1, spacing: 'linear' }, /from 2 to 100/],
    [{ from: Number.NaN, to: 0.5, count: 3, spacing: 'linear' }, /first and the last/],
    [{ from: 0.5, to: 2, count: 3, spacing: 'linear' }, /learningRate must be/],
  ] as const)('a range of %o is refused', (range, message) => {
    expect(readRange('learningRate', range)).toEqual({ problem: expect.stringMatching(message) as string });
  });
});
