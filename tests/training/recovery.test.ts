import { describe, expect, it } from 'vitest';
import { createRecovery, snapshotIntervalMs } from '../../src/training/recovery';
import type { Snapshot } from '../../src/training/snapshot';

const snapshotOf = (step: number): Snapshot => ({
  step,
  latents: new Float32Array([step]),
  slots: {},
  flipCounts: null,
});

/** Steps 1 … `count`, the learning rate of each its number. */
function noted(count: number): ReturnType<typeof createRecovery> {
  const recovery = createRecovery(0, 1000);
  for (let step = 1; step <= count; step++) recovery.note(step, step);
  return recovery;
}

describe('recovery', () => {
  it('copies small models four times a second, and the largest still every three', () => {
    expect([10_000, 110_000, 4.8e6, 50e6].map((parameters) => snapshotIntervalMs(parameters, 2))).toEqual([250, 250, 1920, 3000]);
  });

  it('leads from the initial weights to any step', () => {
    const recovery = noted(4);
    expect(recovery.pathTo(3)).toEqual({ step: 0, snapshot: null, learningRates: [1, 2, 3] });
    expect(recovery.pathTo(0).learningRates).toEqual([]);
  });

  it('wants a snapshot at every interval', () => {
    const recovery = noted(1);
    expect(recovery.isSnapshotDue(999)).toBe(false);
    expect(recovery.isSnapshotDue(1000)).toBe(true);
    recovery.expect(Promise.resolve(snapshotOf(1)), 1000);
    expect(recovery.isSnapshotDue(1999)).toBe(false);
    expect(recovery.isSnapshotDue(2000)).toBe(true);
  });

  it('wants one when the clock has been put back, instead of none for as long', () => {
    const recovery = noted(1);
    recovery.expect(Promise.resolve(snapshotOf(1)), 3_600_000);
    expect(recovery.isSnapshotDue(1000)).toBe(true);
  });

  it('starts from the newest snapshot that is not too new, and lets go of older ones only when it is known to be good', async () => {
    const recovery = noted(9);
    recovery.expect(Promise.resolve(snapshotOf(4)), 1);
    recovery.expect(Promise.resolve(snapshotOf(7)), 2);
    await Promise.resolve();
    expect(recovery.pathTo(6)).toEqual({ step: 4, snapshot: snapshotOf(4), learningRates: [5, 6] });
    expect(recovery.pathTo(3).step).toBe(0);
    recovery.confirm(8);
    expect(recovery.pathTo(7)).toEqual({ step: 7, snapshot: snapshotOf(7), learningRates: [] });
    expect(recovery.pathTo(9).learningRates).toEqual([8, 9]);
    expect(() => recovery.pathTo(6)).toThrow('Nothing is kept of step 6');
  });

  it('takes nothing from a past that was gone back on, and nothing from a device that failed', async () => {
    const recovery = noted(9);
    recovery.expect(Promise.reject(new Error('device lost')), 1);
    recovery.expect(Promise.resolve(snapshotOf(8)), 2);
    recovery.truncate(5);
    await Promise.resolve();
    recovery.note(6, 60);
    recovery.note(7, 70);
    expect(recovery.pathTo(7)).toEqual({ step: 0, snapshot: null, learningRates: [1, 2, 3, 4, 5, 60, 70] });
    recovery.reset(snapshotOf(20), 3);
    recovery.note(21, 0.5);
    expect(recovery.pathTo(21)).toEqual({ step: 20, snapshot: snapshotOf(20), learningRates: [0.5] });
  });
});
