import { expect, test } from 'vitest';
import { refuseGrid, type Grid } from '../../../src/experiment/sweep/grid';
import { checkGrid, type CheckedGrid } from '../../../src/state/sweep/check-grid';

const grid: Grid = {
  base: { task: 'reverse', steps: 20 },
  modes: ['ternary', 'none'],
  axes: [
    { setting: 'learningRate', values: Array.from({ length: 100 }, (_, i) => (i + 1) / 1000) },
    { setting: 'hiddenSize', values: Array.from({ length: 100 }, (_, i) => (i + 1) * 8) },
  ],
  seeds: [1],
};
const speeds = { rates: {}, backends: [], activeBackend: null };

/** The result, with how often it paused. */
function looked(some: Grid): { readonly pauses: number; readonly result: CheckedGrid } {
  const work = checkGrid(some, speeds);
  for (let pauses = 0; ; pauses++) {
    const { done, value } = work.next();
    if (done === true) return { pauses, result: value };
  }
}

test('twenty thousand combinations are looked through with a pause for every few', () => {
  const { pauses, result } = looked(grid);
  expect(result).toEqual({ refusal: null, cost: { runs: 20_000, steps: 400_000, seconds: null } });
  expect(pauses).toBeGreaterThan(500);
});

test('what is refused is refused in the same words, and too many without looking at any', () => {
  const some: Grid = { ...grid, axes: [{ setting: 'hiddenSize', values: [16, 30] }] };
  expect(looked(some).result).toEqual({ refusal: refuseGrid(some), cost: null });
  expect(looked({ ...grid, seeds: [1, 2] })).toMatchObject({ pauses: 0, result: { refusal: expect.stringContaining('40,000 runs') } });
});
