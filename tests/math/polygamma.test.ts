import { expect, test } from 'vitest';
import { digamma, inverseTrigamma, trigamma } from '../../src/math/polygamma';

const EULER = 0.5772156649015329;

// Closed forms: Abramowitz and Stegun 6.3.2, 6.3.3, 6.4.2, 6.4.4.
test.each([
  [1, -EULER, Math.PI ** 2 / 6],
  [0.5, -EULER - 2 * Math.LN2, Math.PI ** 2 / 2],
  [2, 1 - EULER, Math.PI ** 2 / 6 - 1],
  [1.5, 2 - EULER - 2 * Math.LN2, Math.PI ** 2 / 2 - 4],
])('at %s', (x, first, second) => {
  expect(digamma(x)).toBeCloseTo(first, 9);
  expect(trigamma(x)).toBeCloseTo(second, 8);
});

test.each([0.01, 0.3, 1, 7, 500])('ψ′ goes back to %s', (x) => expect(inverseTrigamma(trigamma(x)) / x).toBeCloseTo(1, 6));
