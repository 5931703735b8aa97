import { expect, inject } from 'vitest';
import type { WalkBackend } from '../../tools/walk/commands.mjs';
import { walkPages } from '../../tools/walk/walk-pages.mjs';

/** Takes a seeded walk over the built site, and fails with the shortest script that does when anything is wrong on the way. */
export async function expectCleanWalk(backend: WalkBackend, seed: number, count: number): Promise<void> {
  const { done, words, failure } = await walkPages({
    found: inject('browser'),
    url: inject('siteUrl'),
    backend,
    seed,
    count,
    shortenSeconds: 120,
  });
  // The words say it all; the failure itself is two hundred commands.
  if (failure !== null) throw new Error(words);
  expect(done).toBe(count);
}
