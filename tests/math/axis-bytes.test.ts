import { expect, test } from 'vitest';
import { axisPlace, toAxisBytes } from '../../src/math/codes/axis-bytes';

test('a place on the axis is kept to half a step, and what lies beyond stays at the end', () => {
  const unit = 0.03;
  const places = [-2.5, -0.5, -0.013, 0, 0.249, 1, 2.53];
  const kept = [
    ...toAxisBytes(
      places.map((place) => place * unit),
      unit,
    ),
  ].map(axisPlace);
  kept.forEach((place, i) => expect(Math.abs(place - (places[i] ?? Number.NaN))).toBeLessThanOrEqual(0.01 + 1e-9));
  expect([...toAxisBytes([-9, 9], 1)].map(axisPlace)).toEqual([-2.54, 2.54]);
});

test('a matrix of zeros has no scale, and is all zero', () => expect([...toAxisBytes([0, 0], 0)]).toEqual([0, 0]));
