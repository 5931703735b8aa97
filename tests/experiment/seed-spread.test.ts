import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { taskIds } from '../../src/catalog/tasks/tasks';
import { experimentOf } from '../../src/experiment/defaults';
import { seedSpread } from '../../src/experiment/seed-spread';
import type { Recording } from '../../tools/verdicts/recorded';
import { spreadsText } from '../../tools/verdicts/spreads';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { recipes } = JSON.parse(read('tests/fixtures/seeds/defaults.json')) as Recording;

describe('seedSpread', () => {
  it('is what was recorded, not a word more', () => {
    expect(read('src/experiment/seed-spreads.json')).toBe(spreadsText(recipes));
    expect(recipes.length).toBeGreaterThan(0);
    expect(recipes.filter(({ settings }) => Object.keys(settings).length > 0)).toEqual([]);
  });

  it.each(recipes.map(({ task }) => task))('knows the defaults of %s, whatever the seed and the backend', (task) => {
    for (const mode of ['none', 'ternary', 'binary'] as const) {
      const spread = seedSpread(experimentOf({ task, mode, seed: 4711, backend: 'webgpu' }));
      expect(spread?.seeds).toBeGreaterThanOrEqual(3);
      expect(spread?.low).toBeLessThan(spread?.high ?? 0);
    }
  });

  it('knows nothing of other settings', () => {
    const [{ task }] = recipes as [Recording['recipes'][number]];
    const { steps, learningRate, batchSize } = experimentOf({ task });
    for (const changed of [
      { steps: steps + 1 },
      { learningRate: learningRate / 2 },
      { batchSize: batchSize - 1 },
      { activationBits: null },
      { weightScale: 'none' as const },
    ]) {
      expect(seedSpread(experimentOf({ task, ...changed })), JSON.stringify(changed)).toBeNull();
    }
  });

  it('is null for tasks that were not recorded', () => {
    const others = taskIds.filter((id) => recipes.every(({ task }) => task !== id));
    expect(others).toContain('text');
    for (const task of others) expect(seedSpread(experimentOf({ task }))).toBeNull();
  });
});
