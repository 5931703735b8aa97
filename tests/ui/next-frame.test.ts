import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paced } from '../../src/ui/next-frame';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When calls are made that are asked for at these times, in ms. */
function calledAt(askedAt: readonly number[], everyMs: number): readonly number[] {
  const schedule = paced((callback) => callback(), everyMs);
  const times: number[] = [];
  const start = performance.now();
  for (const at of askedAt) {
    vi.advanceTimersByTime(at - (performance.now() - start));
    schedule(() => times.push(performance.now() - start));
  }
  vi.advanceTimersByTime(1000);
  return times;
}

it('calls back at once after a calm, for the first steps of three arms, and then no more often than asked', () => {
  expect(calledAt([0, 20, 40, 60, 170, 265], 100)).toEqual([0, 20, 40, 140, 240, 340]);
});

it('calls back at once after each calm', () => {
  expect(calledAt([0, 600, 610, 620, 630], 100)).toEqual([0, 600, 610, 620, 720]);
});

it('is not taken in by calls that take long', () => {
  expect(calledAt([0, 10, 20, 30, 260, 350, 460], 100)).toEqual([0, 10, 20, 120, 260, 360, 460]);
});
