import { expect, it } from 'vitest';
import { steadyClock } from '../../src/math/steady-clock';

it('goes on from where it is when the clock that it follows is put back', () => {
  let time = 5000;
  const clock = steadyClock(() => time);
  const read = (at: number): number => {
    time = at;
    return clock();
  };
  expect([5000, 5100, 1500, 1600, 1600, 9000].map(read)).toEqual([0, 100, 100, 200, 200, 7600]);
});
