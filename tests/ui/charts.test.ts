import { describe, expect, it } from 'vitest';
import type { ModeId } from '../../src/catalog/modes/modes';
import type { ComparedRun } from '../../src/state/arms';
import { modeOrder } from '../../src/catalog/modes/modes';
import { appendSteps, emptySeries } from '../../src/state/record/series';
import {
  axisEnd,
  chartLines,
  highestShown,
  nearestPlace,
  type ChartLine,
  type DrawnQuantity,
} from '../../src/ui/charts/curves/chart-lines';
import { linear, niceTicks, ticksBetween, wholeTicks } from '../../src/ui/charts/kit/scales';
import { measuredWords } from '../../src/ui/words/measured-words';
import { curvesSentence, flipsSentence } from '../../src/ui/words/curves-sentence';
import { barPaths, beyondAxis, coarser, peakShare, regionOf, shareTicks, yOf } from '../../src/ui/charts/histogram/histogram-geometry';
import { evaluationOf, stepReport, summaryOf } from './mock-engine';

const frame = { left: 10, top: 0, width: 100, height: 100 };
const histogram = { min: -2.5, max: 2.5, counts: [1, 0, 4, 0, 3] };

describe('a weight histogram', () => {
  it('has square-root heights of counted shares', () => {
    expect(yOf(frame, 0.25, 1)).toBe(50);
    expect(yOf(frame, 1, 1)).toBe(0);
    expect(yOf(frame, 0, 1)).toBe(100);
    expect(peakShare(histogram)).toBe(0.5);
    expect(linear([histogram.min, histogram.max], [frame.left, frame.left + frame.width])(0)).toBe(60);
  });

  it('colours by the region between the thresholds', () => {
    expect([-1, -0.5, 0, 0.5, 0.6].map((position) => regionOf(position, [-0.5, 0.5]))).toEqual([0, 0, 1, 1, 2]);
    const [negative, zero, positive] = barPaths(histogram, frame, 0.5, [-0.5, 0.5]);
    expect(negative).toEqual({ inside: '', beyond: expect.stringContaining('M10') });
    expect(zero?.inside).toMatch(/^M50.* 100V0h/);
    expect(positive).toEqual({ inside: '', beyond: expect.stringContaining('M90') });
  });

  it('draws a bar for every bin that holds something, and for no other', () => {
    const paths = barPaths({ min: 0, max: 1, counts: [0, 1, 0, 9999, 0] }, frame, 1, []);
    expect(paths.map(({ inside }) => inside.match(/M/g)?.length)).toEqual([2]);
  });

  it('says whether anything lies beyond the axis', () => {
    expect(beyondAxis(histogram)).toBe(true);
    expect(beyondAxis({ ...histogram, counts: [0, 1, 1, 1, 0] })).toBe(false);
  });

  it('merges neighbouring bins without losing a weight', () => {
    expect(coarser({ min: 0, max: 1, counts: [1, 2, 3, 4, 5, 6] }, 3).counts).toEqual([6, 15]);
    expect(coarser(histogram, 2)).toBe(histogram);
  });

  it('labels shares far enough apart to be read', () => {
    for (const top of [0.01, 0.03, 0.2, 0.5, 1]) {
      const ticks = shareTicks(top, 150);
      const heights = ticks.map((share) => 150 * Math.sqrt(share / top));
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
      for (let i = 1; i < heights.length; i++) expect((heights[i] ?? 0) - (heights[i - 1] ?? 0)).toBeGreaterThanOrEqual(16);
    }
  });
});

describe('the comparison chart', () => {
  const run = (id: string, mode: ModeId, steps: number): ComparedRun => ({
    summary: summaryOf(id, { mode }),
    series: appendSteps(
      emptySeries,
      Array.from({ length: steps }, (_, i) => stepReport(i + 1, { lossNats: i === 700 ? 99 : 1, elapsedMs: 4 * i })),
    ),
    evaluations: [evaluationOf(0, 2, 0.1), evaluationOf(10, 1, 0.6)],
    bitsPerWeight: null,
  });
  const each = (steps: number, runs = 1) =>
    modeOrder.map((mode) => ({ mode, runs: Array.from({ length: runs }, (_, i) => run(`${mode}-${i}`, mode, steps)) }));

  it('stays under five hundred points in all, and keeps spikes and ends', () => {
    const lines = chartLines(each(3000), 'trainLoss', 'steps');
    expect(lines.reduce((sum, { points }) => sum + points.length, 0)).toBeLessThanOrEqual(500);
    for (const { points } of lines) {
      expect(points[0]?.step).toBe(1);
      expect(points.at(-1)?.step).toBe(3000);
      expect(Math.max(...points.map(({ median }) => median))).toBe(99);
    }
  });

  it('stays as small with several seeds', () => {
    const lines = chartLines(each(3000, 5), 'trainLoss', 'steps');
    expect(lines.reduce((sum, { points }) => sum + points.length, 0)).toBeLessThanOrEqual(500);
    expect(lines.map(({ seeds, points }) => [seeds, points.at(-1)?.step])).toEqual([
      [5, 3000],
      [5, 3000],
      [5, 3000],
    ]);
  });

  it('draws what was evaluated, over steps or over the time it took', () => {
    const [arm] = each(1);
    const drawn = (...view: [DrawnQuantity, 'steps' | 'seconds']) =>
      chartLines(arm === undefined ? [] : [arm], ...view)[0]?.points.map(({ x, median }) => [x, median]);
    expect(drawn('score', 'steps')).toEqual([
      [0, 0.1],
      [10, 0.6],
    ]);
    expect(drawn('heldOutLoss', 'seconds')).toEqual([
      [0, 2],
      [0.2, 1],
    ]);
    expect(drawn('flips', 'steps')).toEqual([[1, 3]]);
  });

  it('finds the measurement nearest to the pointer, whichever line it is of', () => {
    const point = (x: number) => ({ step: x, x, low: 1, median: 1, high: 1, count: 1 });
    const line = (id: string, ...places: readonly number[]): ChartLine => ({
      id,
      name: id,
      mode: 'none',
      seeds: 1,
      pinned: false,
      points: places.map(point),
    });
    const lines = [line('a', 0, 10), line('b', 4)];
    expect([0, 3, 6.9, 7.1, 99].map((place) => nearestPlace(lines, place))).toEqual([0, 4, 4, 10, 10]);
    expect(nearestPlace([line('a')], 1)).toBeNull();
  });

  it('ends where the budget ends, or at the last second that was measured', () => {
    const lines = chartLines(each(100), 'trainLoss', 'seconds');
    expect(axisEnd(lines, 'steps', 300)).toBe(300);
    expect(axisEnd(lines, 'seconds', 300)).toBe(0.396);
    expect(axisEnd([], 'seconds', 300)).toBe(1);
  });

  it('ends a little above guessing, but never below the best of any line', () => {
    const line = (id: string, ...losses: readonly number[]): ChartLine => ({
      id,
      name: id,
      mode: 'none',
      seeds: 1,
      pinned: false,
      points: losses.map((value, x) => ({ step: x, x, low: value, median: value, high: value, count: 1 })),
    });
    expect(highestShown([line('a', 18, 2, 0.1)], 2)).toBe(4);
    expect(highestShown([line('a', 1.5, 1)], 2)).toBe(2);
    expect(highestShown([line('a', 18, 2, 0.1), line('b', 30, 10)], 2)).toBe(12);
    expect(highestShown([line('a')], 2)).toBe(2);
  });

  it('says the same in words', () => {
    const props = {
      quantity: 'heldOutLoss',
      axis: 'steps',
      baseline: { score: 0.1, lossNats: 2.303, label: 'guess' },
      floor: null,
      scoreLabel: 'right',
      measured: measuredWords({ task: 'reverse', data: null, pairs: 0 }),
    } as const;
    const [full, ternary] = chartLines(each(100, 3), 'heldOutLoss', 'steps');
    expect(curvesSentence({ ...props, lines: [full, ternary].filter((line) => line !== undefined) })).toBe(
      'Held-out loss in nats, by step. full 1.000 (median of 3 seeds, 1.000 to 1.000) at step 10; ternary 1.000 (median of 3 seeds, 1.000 to 1.000) at step 10; guessing 2.303 (guess).',
    );
    expect(flipsSentence(chartLines(each(100).slice(1), 'flips', 'seconds'), 'seconds')).toBe(
      'Codes that change in each step. Latest: ternary 3 at step 100, 0.396 s; binary 3 at step 100, 0.396 s.',
    );
  });

  it.each([
    [2.4, [0, 0.5, 1, 1.5, 2, 2.5]],
    [0.03, [0, 0.01, 0.02, 0.03]],
    [3.2, [0, 1, 2, 3, 4]],
  ])('has round ticks up to %d', (highest, ticks) => expect(niceTicks(highest)).toEqual(ticks));

  it.each([
    [2.02, 2.34, [2, 2.1, 2.2, 2.3, 2.4]],
    [0.5, 0.5, [0.5, 0.5005]],
    [-0.3, 0.4, [-0.4, -0.2, 0, 0.2, 0.4]],
    [0, 0, [0, 1e-6]],
  ])('has round ticks from %d to %d where differences count', (low, high, ticks) => expect(ticksBetween(low, high)).toEqual(ticks));

  it.each([
    [12, [0, 5, 10]],
    [6, [0, 2, 4, 6]],
    [1, [0, 1]],
    [300, [0, 100, 200, 300]],
    [1000, [0, 200, 400, 600, 800, 1000]],
  ])('counts steps up to %d in whole ones', (highest, ticks) => expect(wholeTicks(highest)).toEqual(ticks));

  it.each([
    [0.0002, 0.0011, 0.001, [0, 0.001, 0.002]],
    [0.0002, 0.0052, 0.001, [0, 0.002, 0.004, 0.006]],
    [0.002, 0.011, 0.001, [0, 0.005, 0.01, 0.015]],
    [0.5, 0.504, 0.01, [0.5, 0.51]],
    [0.1, 0.4, 0.001, [0.1, 0.2, 0.3, 0.4]],
    [0, 0, 0.001, [0, 0.001]],
  ])('has ticks from %d to %d that %d can tell apart', (low, high, finest, ticks) =>
    expect(ticksBetween(low, high, finest)).toEqual(ticks),
  );
});
