import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stepsUnderWay } from '../../src/training/steps-under-way';

const outcome = { lossNats: 1, flips: new Float32Array() };
const schedule = { learningRate: 0.01, lambda: 1 };

let nowMs = 0;
beforeEach(() => void vi.spyOn(performance, 'now').mockImplementation(() => nowMs));
afterEach(() => void vi.restoreAllMocks());

/** A step that has done all of its work when it is issued, as in WebAssembly. */
const busyStep = (milliseconds: number) => async () => {
  nowMs += milliseconds;
  return outcome;
};

describe('the clock of steps in flight', () => {
  it('counts a step that is taken while it is issued', async () => {
    const steps = stepsUnderWay();
    steps.add(busyStep(20), schedule, 1);
    expect((await steps.settleFirst()).tookMs).toBe(20);
  });

  it('gives each of several runs its share of the time that passes', async () => {
    const steps = stepsUnderWay();
    steps.add(busyStep(30), schedule, 0.5);
    expect((await steps.settleFirst()).tookMs).toBe(15);
  });

  it('counts no time while no step is in flight', async () => {
    const steps = stepsUnderWay();
    steps.add(busyStep(5), schedule, 1);
    await steps.settleFirst();
    nowMs += 1000;
    steps.add(busyStep(7), schedule, 1);
    expect((await steps.settleFirst()).tookMs).toBe(7);
  });
});
