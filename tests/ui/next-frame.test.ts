import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paced } from '../../src/ui/next-frame';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('calls back at once after a pause, and then no more often than asked', () => {
  const schedule = paced((callback) => callback(), 100);
  const times: number[] = [];
  const start = performance.now();
  const ask = (): void => schedule(() => times.push(performance.now() - start));
  ask();
  vi.advanceTimersByTime(30);
  ask();
  vi.advanceTimersByTime(500);
  ask();
  vi.advanceTimersByTime(500);
  expect(times).toEqual([0, 100, 530]);
});
