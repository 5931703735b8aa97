/** Random use of the real page, in any order and too early; `npm run walk` takes longer walks with other seeds. */
import { expect, inject, test } from 'vitest';
import { walkPages } from '../../tools/walk/walk-pages.mjs';

test.each([
  ['wasm', 1200, 1],
  ['webgpu', 800, 2],
] as const)('on %s, %i commands leave nothing wrong', { timeout: 900_000 }, async (backend, count, seed) => {
  const { done, words, failure } = await walkPages({ found: inject('browser'), url: inject('siteUrl'), backend, seed, count });
  expect(failure, words).toBeNull();
  expect(done).toBe(count);
});
