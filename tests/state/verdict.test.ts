/** The rule behind every verdict of the page, and how often it is wrong on losses that were really trained. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { ModeId } from '../../src/catalog/modes/modes';
import { randomStream, type RandomStream } from '../../src/math/random';
import { compareLosses, comparisonsShown, measuredArm, smallestDifference, type MeasuredArm } from '../../src/state/findings/verdict';
import { measuredWords } from '../../src/ui/words/measured-words';
import { resultSentence } from '../../src/ui/words/result-sentence';
import type { Arm } from '../../src/state/arms';
import type { Recording } from '../../tools/verdicts/recorded';
import { finalLosses, keepsPromise, smallestOf, verdictRows } from '../../tools/verdicts/verdict-table';
import { armOf, evaluationOf } from '../ui/mock-engine';

const recording = JSON.parse(readFileSync(new URL('../fixtures/seeds/recipes.json', import.meta.url), 'utf8')) as Recording;

/** Trained to the end, a loss a seed. */
const trained = (mode: ModeId, losses: readonly number[]): Arm =>
  armOf(
    mode,
    losses.map((loss) => [evaluationOf(0, 9), evaluationOf(10, loss)]),
    Object.fromEntries(losses.map((_, seed) => [seed, { step: 10, steps: 10, state: 'finished' }])),
  );
const measured = (...losses: readonly number[]): MeasuredArm => measuredArm(trained('ternary', losses));
const callOf = (one: MeasuredArm, other: MeasuredArm, shown = 1) => compareLosses([[one, other]], 0.01, shown)[0]?.call;

function drawn(losses: readonly number[], count: number, random: RandomStream): readonly number[] {
  return losses
    .map((loss) => ({ loss, key: random.uniform() }))
    .toSorted((one, other) => one.key - other.key)
    .slice(0, count)
    .map(({ loss }) => loss);
}

describe('compareLosses', () => {
  it('asks nothing of fewer than three seeds, or before the end', () => {
    expect(callOf(measured(0.1), measured(5))).toBe('fewSeeds');
    expect(callOf(measured(0.1, 0.11), measured(5, 5.01, 5.02))).toBe('fewSeeds');
    expect(callOf({ ...measured(0.1, 0.11, 0.12), ended: false }, measured(5, 5.01, 5.02))).toBe('underWay');
  });

  // SciPy's ttest_ind(log(a + 0.01), log(b + 0.01), equal_var=False): p = 0.0382 against 7, 8, 9; 0.0448 against 6, 7, 8.
  it('is Welch’s test on logarithms', () => {
    expect(callOf(measured(1, 2, 3), measured(7, 8, 9))).toBe('apart');
    expect(callOf(measured(1, 2, 3), measured(7, 8, 9), 2)).toBe('level');
    expect(callOf(measured(1, 2, 3), measured(6, 7, 8))).toBe('level');
  });

  it('is the same for either order, and says by how much the second is higher', () => {
    const [low, high] = [measured(0.3, 0.31, 0.32), measured(0.6, 0.61, 0.62)];
    expect(
      compareLosses(
        [
          [low, high],
          [high, low],
        ],
        0.01,
        2,
      ).map(({ gapNats, call }) => [Number(gapNats.toFixed(9)), call]),
    ).toEqual([
      [0.3, 'apart'],
      [-0.3, 'apart'],
    ]);
  });

  it('corrects for every comparison of the page, the clearest first', () => {
    // SciPy: p = 0.00004 and 0.0367. The second holds only because the first is settled.
    const arms = [measured(0.3, 0.31, 0.32), measured(0.34, 0.33, 0.36), measured(0.9, 0.95, 1)];
    const pairs = [
      [arms[0]!, arms[2]!],
      [arms[0]!, arms[1]!],
    ] as const;
    expect(compareLosses(pairs, 0.01, 2).map(({ call }) => call)).toEqual(['apart', 'apart']);
    expect(compareLosses(pairs.slice(1), 0.01, 2).map(({ call }) => call)).toEqual(['level']);
    expect(compareLosses(pairs, 0.01, 9).map(({ call }) => call)).toEqual(['apart', 'level']);
  });

  it('knows what a page compares', () => {
    const [full, ternary, binary] = (['none', 'ternary', 'binary'] as const).map((mode) => trained(mode, [1, 2, 3]));
    expect(comparisonsShown([full!, ternary!, binary!], [])).toBe(3);
    expect(comparisonsShown([full!, ternary!, binary!], [ternary!, binary!])).toBe(5);
    expect(comparisonsShown([full!], [ternary!])).toBe(0);
  });

  it('says nothing where seeds do not differ at all, unless the arms do', () => {
    expect(callOf(measured(0.5, 0.5, 0.5), measured(0.5, 0.5, 0.5))).toBe('level');
    expect(callOf(measured(0.5, 0.5, 0.5), measured(0.8, 0.8, 0.8))).toBe('apart');
    expect(callOf(measured(0, 0, 0), measured(0.005, 0.005, 0.005))).toBe('level');
  });

  it('survives losses that are no numbers', () => {
    expect(callOf(measured(NaN, 1, 2), measured(5, 6, 7))).toBe('level');
    expect(callOf(measured(Infinity, 1, 2), measured(0.1, 0.11, 0.12))).toBe('level');
  });

  it('counts in shares of the error of copying where numbers are predicted', () => {
    expect(smallestDifference('nats', { lossNats: 2 })).toBe(0.01);
    expect(smallestDifference('squaredError', { lossNats: 2 })).toBe(0.02);
  });
});

describe.each(recording.recipes.map((recipe) => [recipe.task, recipe] as const))('equal recipes of %s', (task, recipe) => {
  test('a thousand comparisons: no verdict with one seed or two, a false one in at most 5 % from three on', () => {
    const rows = verdictRows(recipe, 1000, 5);
    expect(rows.map(({ mode, seeds }) => `${mode} ${seeds}`)).toEqual(
      ['ternary', 'none'].flatMap((mode) => [1, 2, 3, 4, 5].map((seeds) => `${mode} ${seeds}`)),
    );
    for (const { mode, seeds, falseOfTwo, falseOfThree, found } of rows) {
      const most = seeds < 3 ? 0 : 50;
      expect(falseOfTwo.verdicts, `${mode}, ${seeds} seeds, two arms`).toBeLessThanOrEqual(most);
      expect(falseOfThree.verdicts, `${mode}, ${seeds} seeds, three arms`).toBeLessThanOrEqual(most);
      if (seeds < 3) expect(found.verdicts).toBe(0);
    }
    expect(rows.every(keepsPromise)).toBe(true);
  });

  test('the sentence that a person reads is as careful', () => {
    const losses = finalLosses(recipe.modes['ternary']!);
    const words = measuredWords({ task, data: null, pairs: 512 });
    const baseline = { lossNats: smallestOf(recipe) / 0.01 };
    for (const seeds of [1, 2, 3, 5]) {
      let verdicts = 0;
      for (let i = 0; i < 1000; i++) {
        const all = drawn(losses, 3 * seeds, randomStream(2, 'pages', i));
        const arms = (['none', 'ternary', 'binary'] as const).map((mode, arm) => trained(mode, all.slice(arm * seeds, (arm + 1) * seeds)));
        if (/is best|higher/.test(resultSentence(arms, { scoreLabel: 'right', baseline, words }))) verdicts++;
      }
      expect(verdicts, `${seeds} seeds`).toBeLessThanOrEqual(seeds < 3 ? 0 : 50);
    }
  });
});

test('what is really different is found: five seeds of memorising, ternary beside full precision', () => {
  const recipe = recording.recipes.find(({ task }) => task === 'memorise')!;
  const [three, , five] = verdictRows(recipe, 1000, 5)
    .filter(({ mode }) => mode === 'ternary')
    .slice(2);
  expect(three?.found.verdicts).toBeGreaterThan(800);
  expect(five?.found.verdicts).toBeGreaterThan(990);
});
