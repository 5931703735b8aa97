/** Random use of the real page where there is no WebGPU; `npm run walk` takes longer walks with other seeds. */
import { expect, inject, test } from 'vitest';
import { walkPages } from '../../tools/walk/walk-pages.mjs';

test('1,200 commands leave nothing wrong', { timeout: 900_000 }, async () => {
  const { done, words, failure } = await walkPages({
    found: inject('browser'),
    url: inject('siteUrl'),
    backend: 'wasm',
    seed: 1,
    count: 1200,
  });
  expect(failure, words).toBeNull();
  expect(done).toBe(1200);
});
