import { describe, expect, it } from 'vitest';
import { newRunRecord, type RunRecord } from '../../src/state/run-record';
import { appendSteps, emptySeries } from '../../src/state/series';
import { chartLines, chartRows, niceTicks } from '../../src/ui/charts/chart-lines';
import { barPaths, beyondAxis, coarser, peakShare, regionOf, shareTicks, xOf, yOf } from '../../src/ui/charts/histogram-geometry';
import { evaluationOf, stepReport, summaryOf } from './mock-engine';

const frame = { left: 10, top: 0, width: 100, height: 100 };
const histogram = { min: -2.5, max: 2.5, counts: [1, 0, 4, 0, 3] };

describe('a weight histogram', () => {
  it('has square-root heights of counted shares', () => {
    expect(yOf(frame, 0.25, 1)).toBe(50);
    expect(yOf(frame, 1, 1)).toBe(0);
    expect(yOf(frame, 0, 1)).toBe(100);
    expect(peakShare(histogram)).toBe(0.5);
    expect(xOf(frame, histogram, 0)).toBe(60);
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
  const run = (id: string, steps: number): RunRecord => ({
    ...newRunRecord(summaryOf(id)),
    series: appendSteps(emptySeries, Array.from({ length: steps }, (_, i) => stepReport(i + 1, { lossNats: i === 700 ? 99 : 1 }))),
    evaluations: [evaluationOf(0, 2, 0.1), evaluationOf(10, 1, 0.6)],
  });

  it('stays under five hundred points in all, and keeps spikes and ends', () => {
    const lines = chartLines([run('a', 3000), run('b', 3000), run('c', 3000)], 'trainLoss');
    expect(lines.reduce((sum, { points }) => sum + points.length, 0)).toBeLessThanOrEqual(500);
    for (const { points } of lines) {
      expect(points[0]?.step).toBe(1);
      expect(points.at(-1)?.step).toBe(3000);
      expect(Math.max(...points.map(({ value }) => value))).toBe(99);
    }
  });

  it('draws what was evaluated', () => {
    expect(chartLines([run('a', 1)], 'score')[0]?.points).toEqual([{ step: 0, value: 0.1 }, { step: 10, value: 0.6 }]);
    expect(chartLines([run('a', 1)], 'heldOutLoss')[0]?.points[1]).toEqual({ step: 10, value: 1 });
  });

  it('joins the lines by step', () => {
    const lines = [
      { id: 'a', name: 'a', mode: 'none', points: [{ step: 0, value: 2 }, { step: 10, value: 1 }] },
      { id: 'b', name: 'b', mode: 'binary', points: [{ step: 10, value: 3 }] },
    ] as const;
    expect(chartRows(lines)).toEqual([{ step: 0, a: 2 }, { step: 10, a: 1, b: 3 }]);
  });

  it.each([
    [2.4, [0, 0.5, 1, 1.5, 2, 2.5]],
    [0.03, [0, 0.01, 0.02, 0.03]],
    [3.2, [0, 1, 2, 3, 4]],
  ])('has round ticks up to %d', (highest, ticks) => expect(niceTicks(highest)).toEqual(ticks));
});
