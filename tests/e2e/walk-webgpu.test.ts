/** Random use of the real page on WebGPU, whose device is lost now and then; `npm run walk` takes longer walks with other seeds. */
import { expect, inject, test } from 'vitest';
import { walkPages } from '../../tools/walk/walk-pages.mjs';

test('800 commands leave nothing wrong', { timeout: 900_000 }, async () => {
  const { done, words, failure } = await walkPages({
    found: inject('browser'),
    url: inject('siteUrl'),
    backend: 'webgpu',
    seed: 2,
    count: 800,
  });
  expect(failure, words).toBeNull();
  expect(done).toBe(800);
});
