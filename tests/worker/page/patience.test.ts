import { expect, test } from 'vitest';
import { patienceFor } from '../../../src/worker/page/patience';

/** A megabyte of code is read in one go: two seconds on a slow phone, and a worker that is reading is not dead. */
test.each(['prepareLooks', 'attention', 'dissect', 'rehearse'] as const)('%s may read TensorFlow.js first', (type) => {
  expect(patienceFor([], [type])).toBeGreaterThan(10_000);
});

test('what reads no code is missed sooner', () => {
  expect(patienceFor([], ['pause', 'focus'])).toBeLessThan(5_000);
});
