import { describe, expect, test } from 'vitest';
import { logTicks } from '../../src/ui/charts/kit/scales';
import { drawable, lineLook, MOST_TOGETHER, pointsOf, smoothed } from '../../src/ui/library/run-lines';
import { ALL_LAYERS, layersOf, runRidges } from '../../src/ui/library/run-ridges';
import type { RunLog } from '../../src/worker/protocol';
import { evaluationOf, layerOf, libraryEntryOf, stepReport, summaryOf } from './mock-engine';

const log: RunLog = {
  steps: [1, 2, 3].map((step) => stepReport(step, { lossNats: [4, Number.NaN, 2][step - 1] ?? 0 })),
  evaluations: [evaluationOf(0, 3, 0.1), evaluationOf(3, 2, 0.4)],
  looks: [
    {
      inspection: { step: 3, lambda: 1, layers: [layerOf({ name: 'a' }), layerOf({ name: 'b' })] },
      recorded: [],
      flipCounts: [],
    },
  ],
};

describe('a curve', () => {
  test('has the points of what is asked', () => {
    expect(pointsOf(log, 'heldOutLoss')).toEqual([
      { step: 0, value: 3 },
      { step: 3, value: 2 },
    ]);
    expect(pointsOf(log, 'score').map(({ value }) => value)).toEqual([0.1, 0.4]);
    expect(pointsOf(log, 'trainLoss').map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  test('that is smoothed begins at its first point, keeps a level, and leaves out what was not measured', () => {
    expect(smoothed(pointsOf(log, 'trainLoss'), 'none').map(({ step }) => step)).toEqual([1, 3]);
    const [first, second] = smoothed(pointsOf(log, 'trainLoss'), 'some');
    expect(first?.value).toBeCloseTo(4, 12);
    // (0.6 · 0.4 · 4 + 0.4 · 2) / (1 − 0.6²)
    expect(second?.value).toBeCloseTo(2.75, 12);
    const level = Array.from({ length: 50 }, (_, step) => ({ step, value: 7 }));
    expect(Math.max(...smoothed(level, 'much').map(({ value }) => Math.abs(value - 7)))).toBeLessThan(1e-12);
  });

  test('among many has fewer points, all of them measured', () => {
    const points = Array.from({ length: 5000 }, (_, step) => ({ step, value: Math.sin(step) }));
    const few = drawable(points, 24);
    expect(few.length).toBeLessThanOrEqual(50);
    expect(few.every((point) => points.includes(point))).toBe(true);
  });
});

test('as many lines as stand side by side all look different', () => {
  const looks = Array.from({ length: MOST_TOGETHER }, (_, place) => JSON.stringify(lineLook(place)));
  expect(new Set(looks).size).toBe(MOST_TOGETHER);
});

test.each([
  [0.12, 3, [0.1, 0.2, 0.5, 1, 2, 5]],
  [1, 1, [1]],
  [0.001, 900, [0.001, 0.01, 0.1, 1, 10, 100, 1000]],
])('a logarithmic axis from %d to %d has round ticks at and beyond both', (low, high, expected) => {
  expect(logTicks(low, high)).toEqual(expected);
});

test('a ridge counts all matrices, or one; a run that has none of that name has no ridge', () => {
  const entries = [libraryEntryOf(summaryOf('r'), { id: 'r', name: 'quiet otter' })];
  const logs = new Map([['r', log]]);
  const counts = (layer: string) => runRidges(entries, logs, 'latent', layer)[0]?.recorded?.histogram.counts;
  expect(layersOf(logs.values())).toEqual(['a', 'b']);
  expect(counts('a')).toEqual([0, 4, 8, 4, 0]);
  expect(counts(ALL_LAYERS)).toEqual([0, 8, 16, 8, 0]);
  expect(counts('c')).toBeUndefined();
});
