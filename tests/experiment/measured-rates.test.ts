/** Rates that ship: what was recorded, where they apply, and what a mode without one trains with. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { modeIdOf, modeOf, type ModeId } from '../../src/catalog/modes/modes';
import { taskIds, describeTask } from '../../src/catalog/tasks/tasks';
import { experimentOf, rateOf } from '../../src/experiment/defaults';
import { ownRate, type MeasuredSetting } from '../../src/experiment/measured-rates';
import { ladderModes } from '../../src/state/findings/ladder';
import { defaultDraft, experimentIn, withSetting } from '../../src/state/draft';
import { decodeDraft, encodeDraft } from '../../src/state/draft-link';
import { rateSentences } from '../../src/ui/words/rate-words';
import { ratesText } from '../../tools/papers/rates-text';
import { readRuns } from '../../tools/papers/recorded-run';
import { sweeps } from '../../tools/papers/settings';
import { bestOf, lossesByRate } from '../../tools/papers/sweep-rates';

const inProject = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;
const text = readFileSync(inProject('src/experiment/measured-rates.json'), 'utf8');
const settings = JSON.parse(text) as readonly MeasuredSetting[];
const mode = (word: string): ModeId => modeIdOf(word) ?? 'none';
const memorise = { task: 'memorise', recipe: 'b1.58', hiddenSize: 32, steps: 400 } as const;

test('what ships is what was recorded, not a word more', () => {
  expect(text).toBe(ratesText(readRuns(inProject('tests/fixtures/papers/runs.jsonl')), sweeps));
  expect(settings.length).toBeGreaterThan(0);
});

test('a recipe has a rate of its own only where full precision beside it has one', () => {
  for (const { rates } of settings)
    if (Object.keys(rates).some((word) => (modeOf(mode(word)).block ?? null) === null)) expect(rates).toHaveProperty('none');
  const recorded = readRuns(inProject('tests/fixtures/papers/runs.jsonl'));
  const runs = recorded.filter((run) => run.mode !== 'none' && (modeOf(run.mode).block ?? null) === null);
  expect(ratesText(runs, sweeps)).toBe('[\n\n]\n');
});

describe.each(settings)('$task, $recipe, $hiddenSize wide', ({ task, recipe, hiddenSize, steps, rates }) => {
  test('every best rate lies between others that were swept, and arms train with it', () => {
    for (const [word, range] of Object.entries(rates)) {
      const [best = 0, lowest = 1, highest = 0] = range ?? [];
      expect(best).toBeGreaterThan(lowest);
      expect(best).toBeLessThan(highest);
      const found = rateOf({ task, recipe, hiddenSize, steps, mode: mode(word) });
      expect(found.swept).toMatchObject({ rate: best, lowest, highest, steps });
      if (found.from === 'sweep') expect(found.rate).toBe(best);
    }
  });
});

describe.each(settings.filter(({ rates }) => Object.hasOwn(rates, 'none')))('the ladder on $task, $hiddenSize wide', (setting) => {
  const runs = readRuns(inProject('tests/fixtures/papers/runs.jsonl'));

  test('has a rate of its own for every rung, and says so', () => {
    const draft = { ...defaultDraft(setting.task), modes: ladderModes, rates: 'swept' as const };
    const { recipe, hiddenSize, steps } = setting;
    const arms = ladderModes.map((each) => experimentIn({ ...draft, settings: { recipe, hiddenSize, steps } }, each));
    expect(arms.map(({ learningRate }) => learningRate)).toEqual(ladderModes.map((each) => setting.rates[each]?.[0]));
    expect(rateSentences(arms)).toMatch(/^The best of a recorded sweep with \d+ steps and 3 seeds each: [^:]*$/);
  });

  test('no rung ends below full precision, as 3 bits would beside another’s rate', () => {
    const lossOf = (each: ModeId): number => bestOf(lossesByRate(runs, setting, each))?.loss ?? Number.NaN;
    for (const rung of ladderModes.filter((each) => each !== 'none')) expect(lossOf(rung), rung).toBeGreaterThan(lossOf('none'));
  });
});

test('what a task begins with trains as it did, whatever was swept', () => {
  for (const task of taskIds)
    for (const each of ['ternary', 'binary', 'none'] as const) {
      const { learningRate } = describeTask(task).defaults;
      expect(experimentOf({ task, mode: each }).learningRate).toBe(learningRate[each] ?? learningRate.ternary);
    }
});

test('a recipe has the rate of its sweep, with the optimiser and at the width of that', () => {
  expect(rateOf({ ...memorise, mode: mode('ternary-row') })).toMatchObject({ rate: 0.02, from: 'sweep' });
  expect(rateOf({ ...memorise, mode: mode('ternary-row'), optimiser: 'lion' })).toMatchObject({ from: 'ternary', swept: null });
  expect(rateOf({ ...memorise, hiddenSize: 48, mode: mode('ternary-row') }).from).toBe('ternary');
});

test('narrow tales train at what was swept there, recipes that were not at the rate of ternary there', () => {
  const tales = { task: 'tales', hiddenSize: 32 } as const;
  for (const id of ['ternary', 'none'] as const) {
    expect(rateOf({ ...tales, steps: 300, mode: id })).toMatchObject({ rate: 0.02, from: 'sweep' });
    expect(rateOf({ ...tales, steps: 400, mode: id })).toMatchObject({ rate: 0.02, from: 'sweep' });
    expect(rateOf({ ...tales, hiddenSize: 64, mode: id }).from).toBe('task');
  }
  expect(rateOf({ ...tales, mode: mode('bits3-row-trust') })).toMatchObject({ rate: 0.02, from: 'ternary' });
  expect(rateSentences([experimentOf({ ...tales, steps: 300, mode: 'none' })])).toBe(
    'The best of a recorded sweep with 300 steps and 3 seeds each: full 0.02 (of 0.01 to 0.04).',
  );
});

test('the task begins with the rates of its sweep; another optimiser and another design have not been swept', () => {
  for (const id of ['ternary', 'binary', 'none'] as const) {
    const { rate, swept } = rateOf({ ...memorise, mode: id });
    expect(rate).toBe(swept?.rate);
  }
  expect(rateOf({ ...memorise, mode: 'ternary', optimiser: 'lion' })).toMatchObject({ from: 'task', swept: null });
  expect(rateOf({ ...memorise, recipe: 'edifice', mode: 'ternary' })).toMatchObject({ rate: 0.01, from: 'task', swept: null });
  expect(rateOf({ ...memorise, mode: mode('ternary-row-edifice') })).toMatchObject({ rate: 0.01, from: 'ternary', swept: null });
  expect(rateOf({ ...memorise, hiddenSize: 48, mode: 'ternary' }).from).toBe('task');
});

test('a recipe without a sweep has the rate of ternary', () => {
  const { rate } = rateOf({ ...memorise, mode: 'ternary' });
  expect(rateOf({ ...memorise, mode: mode('ternary-cut35') })).toEqual({ rate, from: 'ternary', swept: null });
  expect(rateOf({ task: 'sort', mode: mode('bits3-row') }).from).toBe('ternary');
});

test('a draft may ask for the rates of sweeps, also where the task has its own', () => {
  const draft = { ...defaultDraft('memorise'), modes: ['ternary' as const, mode('bits3-row')], rates: 'swept' as const };
  expect(draft.modes.map((each) => experimentIn(draft, each).learningRate)).toEqual([0.02, 0.01]);
  expect(decodeDraft(encodeDraft(draft)).draft).toEqual(draft);
  expect(encodeDraft(draft)).not.toContain('learningRate');
  const set = withSetting(draft, 'learningRate', 0.003);
  expect(draft.modes.map((each) => experimentIn(set, each).learningRate)).toEqual([0.003, 0.003]);
  expect(decodeDraft(encodeDraft(set)).draft).toEqual(set);
});

test('a sweep of the very budget is better knowledge than what the task begins with, one of another budget is not', () => {
  const own = { recipe: 'b1.58', hiddenSize: 32, steps: 1000, learningRate: { ternary: 0.003 } } as const;
  const trained = { ...memorise, mode: 'ternary', optimiser: 'adamw' } as const;
  expect(ownRate(trained, own)).toMatchObject({ rate: 0.02, from: 'sweep' });
  expect(ownRate({ ...trained, steps: 1000 }, own)).toMatchObject({ rate: 0.003, from: 'task', swept: { rate: 0.02 } });
});

test('words say where rates come from, the range, and what was not measured', () => {
  const draft = { ...defaultDraft('memorise'), modes: ['binary-row', 'bits3-row', 'ternary-cut35'].map(mode), rates: 'swept' as const };
  const arms = draft.modes.map((each) => experimentIn(draft, each));
  expect(rateSentences(arms)).toBe(
    'The best of a recorded sweep with 400 steps and 3 seeds each: binary (row) 0.02 (of 0.01 to 0.04) and 3-bit (row) 0.01 (of 0.005 to 0.02). ' +
      'For ternary (cut 0.35) no rate was measured here: it trains at the rate of ternary. A sweep finds its own.',
  );
  expect(rateSentences([experimentOf({ task: 'sort', mode: 'none' })])).toBe(
    'Full has the rate that this task begins with, chosen at width 64.',
  );
  expect(rateSentences([experimentOf({ task: 'sort', mode: 'none', hiddenSize: 24 })])).toMatch(/chosen for other settings \(width 64\)/);
  expect(rateSentences([experimentOf({ task: 'sort', mode: 'none', learningRate: 0.123 })])).toBe('');
});
