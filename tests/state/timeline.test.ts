import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOf } from '../../src/state/record/as-of';
import { newRunRecord } from '../../src/state/record/run-record';
import { appendSteps, emptySeries } from '../../src/state/record/series';
import { frameAt, withFrame, type Frame, type Timeline } from '../../src/state/record/timeline';
import { evaluationOf, inspectionOf, stepReport, summaryOf } from '../ui/mock-engine';

const frameOf = (step: number, changes: Partial<Frame> = {}): Frame => ({
  inspection: inspectionOf(step),
  recorded: [],
  flipCounts: [],
  ...changes,
});
const stepsOf = (timeline: Timeline): readonly number[] => timeline.map(({ inspection }) => inspection.step);
const record = (steps: readonly number[], limits = { frames: 20, bytes: 1e9 }): readonly number[] =>
  stepsOf(steps.reduce<Timeline>((timeline, step) => withFrame(timeline, frameOf(step), limits), []));
const layer = (name: string, weights: number) => ({
  layer: name,
  shape: [1, weights],
  levels: [-1, 0, 1],
  codes: new Uint8Array(weights / 4),
  latents: new Int8Array(weights),
});

describe('a timeline', () => {
  it('keeps everything while there is room', () => expect(record([0, 3, 4, 9])).toEqual([0, 3, 4, 9]));

  it('keeps the first and the newest, and never more than its limit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 200 }), (gaps) => {
        let step = 0;
        const steps = [0, ...gaps.map((gap) => (step += gap))];
        const kept = record(steps);
        expect(kept.length).toBe(Math.min(20, steps.length));
        expect([kept[0], kept.at(-1)]).toEqual([0, step]);
        expect(kept.every((each) => steps.includes(each))).toBe(true);
      }),
    );
  });

  it('is thinned evenly', () => {
    const kept = record(Array.from({ length: 2001 }, (_, step) => step));
    const gaps = kept.slice(1).map((each, i) => each - (kept[i] ?? 0));
    // Halving leaves neighbours at most a factor of two and one step apart; twenty frames would be 105 steps apart.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * 106);
  });

  it('is bounded in bytes, but never gives up the shape of a run', () => {
    const large = (step: number): Frame => frameOf(step, { recorded: [layer('l', 400_000)] });
    let timeline: Timeline = [];
    for (let step = 0; step < 60; step++) timeline = withFrame(timeline, large(step), { frames: 100, bytes: 10_000_000 });
    expect(timeline.length).toBe(19);
    for (let step = 60; step < 80; step++) timeline = withFrame(timeline, large(step), { frames: 100, bytes: 1000 });
    expect(timeline.length).toBe(12);
  });

  it('takes a second look at the same step into the first', () => {
    const [both] = withFrame([frameOf(5, { recorded: [layer('a', 4)] })], frameOf(5, { recorded: [layer('b', 8)] }));
    expect(both?.recorded.map(({ layer: name }) => name)).toEqual(['b', 'a']);
  });

  it('answers with the newest frame that is not later', () => {
    const timeline = [0, 10, 20].map((step) => frameOf(step));
    expect([0, 9, 10, 999].map((step) => frameAt(timeline, step)?.inspection.step)).toEqual([0, 0, 10, 20]);
    expect(frameAt([], 3)).toBeNull();
  });
});

describe('a run as of an earlier step', () => {
  const run = {
    ...newRunRecord(summaryOf('a', {}, { step: 30, heldOutLossNats: 0.5, score: 1 })),
    series: appendSteps(
      emptySeries,
      Array.from({ length: 30 }, (_, i) => stepReport(i + 1)),
    ),
    evaluations: [evaluationOf(0, 2.3, 0), evaluationOf(10, 1.1, 0.4), evaluationOf(30, 0.5, 1)],
    inspection: inspectionOf(30),
    timeline: [0, 12, 30].map((step) => frameOf(step)),
  };

  it('knows nothing that was measured later', () => {
    const past = asOf(run, 15);
    expect(past.inspection?.step).toBe(12);
    expect(past.evaluations.map(({ step }) => step)).toEqual([0, 10]);
    expect(past.summary).toMatchObject({ step: 15, heldOutLossNats: 1.1, score: 0.4, trainLossNats: stepReport(15).lossNats });
  });

  it('is the run itself when nothing is held back, and the same object when asked twice', () => {
    expect(asOf(run, null)).toBe(run);
    expect(asOf(run, 15)).toBe(asOf(run, 15));
  });
});
