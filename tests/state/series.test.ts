import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendSteps, emptySeries } from '../../src/state/record/series';
import { stepReport } from '../ui/mock-engine';

const reports = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => stepReport(from + i));

describe('appendSteps', () => {
  it('keeps every step while there is room', () => {
    const series = appendSteps(appendSteps(emptySeries, reports(1, 3)), reports(4, 5));
    expect(series.points.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
  });

  it('ignores steps that it already holds', () => {
    const series = appendSteps(appendSteps(emptySeries, reports(1, 3)), reports(2, 4));
    expect(series.points.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  });

  it('thins evenly when there are too many, and keeps the first and the newest', () => {
    const series = appendSteps(emptySeries, reports(1, 12), 6);
    expect(series.stride).toBe(4);
    expect(series.points.map(({ step }) => step)).toEqual([1, 5, 9, 12]);
  });

  it('replaces a newest step off the stride by the next', () => {
    const series = appendSteps(appendSteps(emptySeries, reports(1, 12), 6), reports(13, 13), 6);
    expect(series.points.map(({ step }) => step)).toEqual([1, 5, 9, 13]);
  });

  it('stays bounded, evenly spaced and complete at its ends however the steps arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }), (lengths) => {
        let series = emptySeries;
        let last = 0;
        for (const length of lengths) {
          series = appendSteps(series, reports(last + 1, last + length), 16);
          last += length;
        }
        const steps = series.points.map(({ step }) => step);
        expect(steps.length).toBeLessThanOrEqual(16);
        expect(steps[0]).toBe(1);
        expect(steps.at(-1)).toBe(last);
        for (let i = 1; i < steps.length - 1; i++) expect((steps[i] ?? 0) - (steps[i - 1] ?? 0)).toBe(series.stride);
      }),
    );
  });
});
