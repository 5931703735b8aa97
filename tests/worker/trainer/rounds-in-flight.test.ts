import { describe, expect, it } from 'vitest';
import { roundsInFlight } from '../../../src/worker/trainer/trainer';

describe('rounds in flight', () => {
  it('are as many as the device takes while nothing is known, and while they are short', () => {
    expect(roundsInFlight(1, 0, 4)).toBe(4);
    expect(roundsInFlight(1, 2, 4)).toBe(4);
    expect(roundsInFlight(3, 49, 4)).toBe(4);
  });

  it('are fewer where they are long: not more than a fifth of a second of work', () => {
    expect(roundsInFlight(3, 60, 4)).toBe(3);
    expect(roundsInFlight(3, 100, 4)).toBe(2);
    expect(roundsInFlight(3, 450, 4)).toBe(1);
  });

  it('always leave the device a step to work on while the next is on its way', () => {
    expect(roundsInFlight(1, 5000, 4)).toBe(2);
    expect(roundsInFlight(2, 5000, 4)).toBe(1);
  });
});
