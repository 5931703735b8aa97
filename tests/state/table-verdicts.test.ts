/** Verdicts on tables of many comparisons: how often equal recipes are told apart, and how often different ones are. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { randomStream, type RandomStream } from '../../src/math/random';
import { FALSE_VERDICTS } from '../../src/state/findings/verdict';
import { tableVerdicts, type Losses } from '../../src/state/findings/table-verdicts';
import type { Recording } from '../../tools/verdicts/recorded';
import { finalLosses, smallestOf } from '../../tools/verdicts/verdict-table';

const recording = JSON.parse(readFileSync(new URL('../fixtures/seeds/recipes.json', import.meta.url), 'utf8')) as Recording;
const TABLES = 1000;

const shuffled = (losses: Losses, random: RandomStream): Losses =>
  losses
    .map((loss) => ({ loss, key: random.uniform() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ loss }) => loss);

/** Arms of one recorded recipe, of different seeds each, compared in twos: every verdict is false. */
function equalTable(losses: Losses, comparisons: number, seeds: number, random: RandomStream) {
  const drawn = shuffled(losses, random);
  const arms = Array.from({ length: 2 * comparisons }, (_, arm) => drawn.slice(arm * seeds, (arm + 1) * seeds));
  return { arms, pairs: Array.from({ length: comparisons }, (_, pair) => [2 * pair, 2 * pair + 1] as const) };
}

describe.each([3, 5])('with %s seeds', (seeds) => {
  const comparisons = seeds === 3 ? 8 : 4;

  test.each(recording.recipes.map((recipe) => [recipe.task, recipe] as const))(
    'a thousand tables of equal recipes of %s: any verdict in at most 5 %',
    (_, recipe) => {
      for (const [mode, recorded] of Object.entries(recipe.modes)) {
        if (recorded === undefined) continue;
        const wrong = Array.from({ length: TABLES }, (__, i) => {
          const { arms, pairs } = equalTable(finalLosses(recorded), comparisons, seeds, randomStream(1, `tables ${mode}`, i));
          return tableVerdicts(arms, pairs, smallestOf(recipe)).some(({ call }) => call === 'apart');
        }).filter(Boolean).length;
        expect(wrong / TABLES, mode).toBeLessThanOrEqual(FALSE_VERDICTS);
      }
    },
  );

  test('a thousand tables of dozens of comparisons over recipes that differ in spread: any verdict in at most 5 %', () => {
    const sets = recording.recipes.flatMap((recipe) =>
      Object.values(recipe.modes).flatMap((recorded) => (recorded === undefined ? [] : [finalLosses(recorded)])),
    );
    const smallest = 0.01;
    const wrong = Array.from({ length: TABLES }, (_, i) => {
      const tables = sets.map((losses, set) => equalTable(losses, comparisons, seeds, randomStream(2, `tables ${set}`, i)));
      const arms = tables.flatMap((table) => table.arms);
      const pairs = tables.flatMap(({ pairs: own }, set) =>
        own.map(([one, other]) => [one + 2 * comparisons * set, other + 2 * comparisons * set] as const),
      );
      expect(pairs.length).toBeGreaterThanOrEqual(24);
      return tableVerdicts(arms, pairs, smallest).some(({ call }) => call === 'apart');
    }).filter(Boolean).length;
    expect(wrong / TABLES).toBeLessThanOrEqual(FALSE_VERDICTS);
  });
});

describe('tableVerdicts', () => {
  /** A table of twelve comparisons; in the first the second arm is higher by so much. */
  const tableWith = (raised: number, seed: number, seeds = 3) => {
    const random = randomStream(seed, 'table');
    const arms = Array.from({ length: 24 }, (_, arm) =>
      Array.from({ length: seeds }, () => 0.4 * Math.exp(0.04 * random.normal()) + (arm === 1 ? raised : 0)),
    );
    return { arms, pairs: Array.from({ length: 12 }, (_, pair) => [2 * pair, 2 * pair + 1] as const) };
  };

  it('finds what is there with three seeds among twelve comparisons, which each by itself could not', () => {
    const found = Array.from({ length: 100 }, (_, seed) => {
      const { arms, pairs } = tableWith(0.1, seed);
      return tableVerdicts(arms, pairs, 0.01)[0]?.call === 'apart';
    }).filter(Boolean).length;
    expect(found).toBeGreaterThan(80);
  });

  it('asks nothing of fewer than three seeds, and finds no difference below the smallest', () => {
    const { arms, pairs } = tableWith(0.1, 1, 2);
    expect(new Set(tableVerdicts(arms, pairs, 0.01).map(({ call }) => call))).toEqual(new Set(['fewSeeds']));
    const equal = [1, 1, 1, 1].map(() => [0.5, 0.5, 0.5]);
    expect(tableVerdicts([...equal, [0.505, 0.505, 0.505]], [[0, 4]], 0.01)[0]).toMatchObject({ call: 'level' });
    expect(tableVerdicts([...equal, [0.6, 0.6, 0.6]], [[0, 4]], 0.01)[0]).toMatchObject({ call: 'apart' });
  });

  it('survives losses that are no numbers', () => {
    const arms = [
      [NaN, 1, 2],
      [5, 6, 7],
      [Infinity, 1, 2],
      [1, 1.1, 1.2],
      [1, 1.1, 1.3],
    ];
    expect(
      tableVerdicts(
        arms,
        [
          [0, 1],
          [2, 3],
        ],
        0.01,
      ).map(({ call }) => call),
    ).toEqual(['level', 'level']);
  });
});
