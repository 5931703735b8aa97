import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { spikesPath } from '../../src/ui/charts/histogram/ridge-path';
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

test('neighbours differ in dashes too, and no line has the colour of a level, a mode or a part', () => {
  const looks = Array.from({ length: MOST_TOGETHER }, (_, place) => lineLook(place));
  expect(new Set(looks.slice(0, 5).map(({ dashes }) => dashes)).size).toBe(5);
  for (const { colour } of looks) expect(colour).toMatch(/^var\(--run-[1-5]\)$/);
});

const colour = (name: string, css: string): readonly string[] =>
  [...css.matchAll(new RegExp(`${name}: (#[0-9a-f]{6})`, 'g'))].flatMap(([, value]) => value ?? []);

/** WCAG 2.2, relative luminance and contrast. */
function contrast(one: string, other: string): number {
  const [light, dark] = [one, other]
    .map((hex) => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
        const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test.each([0, 1])('every line is seen on its ground, in light and dark (%d)', async (theme) => {
  const [tokens, library] = await Promise.all(
    ['src/ui/styles/tokens.css', 'src/ui/library/library.css'].map(async (path) => readFile(path, 'utf8')),
  );
  for (const ground of ['--panel', '--raised', '--sunken'])
    for (let run = 1; run <= 5; run++) {
      const [line = '', behind = ''] = [colour(`--run-${run}`, library ?? '')[theme], colour(ground, tokens ?? '')[theme]];
      expect(contrast(line, behind), `--run-${run} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
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

test('quantised weights are counted by level; what is not quantised or not recorded says so', () => {
  const entries = (['ternary', 'binary', 'none', 'ternary'] as const).map((mode, i) =>
    libraryEntryOf(summaryOf(`${i}`, { mode }), { id: `${i}`, name: mode }),
  );
  const logs = new Map(['0', '1', '2'].map((id) => [id, log] as const));
  const ridges = runRidges(entries, logs, 'quantised', ALL_LAYERS);
  expect(ridges.map(({ recorded }) => recorded?.counts)).toEqual([
    [
      [-1, 10],
      [0, 12],
      [1, 10],
    ],
    [
      [-1, 10],
      [1, 10],
    ],
    undefined,
    undefined,
  ]);
  expect(ridges.map(({ missing }) => missing)).toEqual([null, null, 'notQuantised', 'notRecorded']);
});

test('a spike stands for each level that any weight has', () => {
  const histogram = { min: -2.5, max: 2.5, counts: [0, 1, 0, 3, 0] };
  // The middle of a bin; the square root of a third.
  expect(spikesPath(histogram, { left: 0, width: 50 }, 0.75, 30)).toBe(`M15.0 0V${(-30 * Math.sqrt(1 / 3)).toFixed(1)}M35.0 0V-30.0`);
});
