import { describe, expect, it } from 'vitest';
import { isRecordingDue, noRecording, withRecord, type RecordingCost } from '../../../src/worker/trainer/recording';

/** A training of `steps` steps of `stepMs` whose looks cost `lookMs`: the steps recorded, and the share of time it took. */
function train(
  steps: number,
  stepMs: number,
  lookMs: number,
  watched = false,
  firstLookMs = lookMs,
): { readonly recorded: readonly number[]; readonly share: number } {
  let cost: RecordingCost = noRecording;
  const recorded: number[] = [];
  let lastMs = 0;
  for (let step = 1; step <= steps; step++) {
    const trainingMs = step * stepMs;
    const nowMs = trainingMs + cost.totalMs;
    if (!isRecordingDue({ step, steps, trainingMs, cost, sinceLastMs: nowMs - lastMs, watched })) continue;
    const tookMs = recorded.length === 0 ? firstLookMs : lookMs;
    cost = withRecord(cost, tookMs, tookMs !== lookMs);
    lastMs = nowMs + tookMs;
    recorded.push(step);
  }
  return { recorded, share: cost.totalMs / (steps * stepMs) };
}

describe('recording', () => {
  it.each([
    ['quick steps', 300, 2, 3],
    ['slow looks', 2000, 5, 60],
    ['slow steps', 300, 200, 10],
  ])('never takes 5 %% of the time: %s', (_, steps, stepMs, lookMs) => {
    for (const watched of [false, true]) {
      const { share, recorded } = train(steps, stepMs, lookMs, watched);
      expect(share).toBeLessThan(0.05);
      expect(recorded.length).toBeGreaterThan(3);
    }
  });

  it('is spread evenly over the budget where looking is cheap', () => {
    const { recorded } = train(2000, 50, 1);
    expect(recorded.length).toBeGreaterThan(130);
    const gaps = recorded.slice(1).map((step, i) => step - (recorded[i] ?? 0));
    expect(Math.max(...gaps)).toBe(Math.min(...gaps));
  });

  it('shows the run that is watched more often when steps are slow', () => {
    expect(train(3000, 120, 1, true).recorded.length).toBeGreaterThan(10 * train(3000, 120, 1, false).recorded.length);
  });

  it('waits while a look would wait for something else, and does not count one that did', () => {
    const moment = { step: 10, steps: 1000, trainingMs: 100, sinceLastMs: 500, watched: true };
    expect(isRecordingDue({ ...moment, cost: noRecording, disturbed: true })).toBe(true);
    const cost = withRecord(noRecording, 900, true);
    expect(cost).toEqual({ ...noRecording, totalMs: 900 });
    expect(isRecordingDue({ ...moment, cost, disturbed: true })).toBe(false);
    expect(isRecordingDue({ ...moment, cost })).toBe(true);
  });

  it('goes on being seen after a first look that had to wait for others', () => {
    const { recorded } = train(1000, 10, 8, true, 900);
    // In the first second, and as often as without it afterwards.
    expect(recorded.filter((step) => step <= 100).length).toBeGreaterThanOrEqual(3);
    expect(recorded.length).toBeGreaterThanOrEqual(train(1000, 10, 8, true).recorded.length - 1);
  });
});
