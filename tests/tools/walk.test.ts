/** The parts of a random walk that need no page: what is walked, what is a fault at rest, and the shortest script that fails. */
import { describe, expect, test } from 'vitest';
import { disagreements, goingOn } from '../../tools/walk/agreement.mjs';
import { commandsOf } from '../../tools/walk/commands.mjs';
import type { Look } from '../../tools/walk/look.mjs';
import { kindOf, shorten } from '../../tools/walk/shorten.mjs';

test('a seed decides what is done, and the first commands of a longer walk are those of a shorter', () => {
  const walk = commandsOf({ seed: 7, count: 300, backend: 'wasm' });
  expect(commandsOf({ seed: 7, count: 300, backend: 'wasm' })).toEqual(walk);
  expect(commandsOf({ seed: 8, count: 300, backend: 'wasm' })).not.toEqual(walk);
  expect(JSON.parse(JSON.stringify(walk))).toEqual(walk);
  expect(new Set(walk.map(({ name }) => name)).size).toBeGreaterThan(15);
});

test('a script that fails is shortened to what makes it fail', async () => {
  const commands = Array.from({ length: 120 }, (_, i) => ({ name: 'press', argument: i }));
  let trials = 0;
  const fails = async (tried: typeof commands): Promise<boolean> => {
    trials += 1;
    return tried.some(({ argument }) => argument === 17) && tried.some(({ argument }) => argument === 101);
  };
  const shortest = await shorten(
    commands,
    async (tried) => fails([...tried] as typeof commands),
    () => true,
  );
  expect(shortest.map(({ argument }) => argument)).toEqual([17, 101]);
  expect(trials).toBeLessThan(80);
  expect(
    await shorten(
      commands,
      async () => true,
      () => false,
    ),
  ).toBe(commands);
});

test('a fault is of the same kind whatever numbers and modes it names', () => {
  expect(kindOf('the page says step 3, the engine 4')).toBe(kindOf('the page says step 12, the engine 1,013'));
  expect(kindOf('the page says step 3, the engine 4')).not.toBe(kindOf('there is no table of 3 runs'));
});

const run = (mode: 'none' | 'ternary', step: number, others: object = {}) => ({
  id: mode,
  owner: 'session',
  task: 'reverse',
  mode,
  seed: 1,
  step,
  steps: 12,
  state: step === 0 ? 'ready' : 'paused',
  ...others,
});
const resting = {
  faults: [],
  primary: { label: 'Resume', disabled: false },
  canPress: { Step: true, Reset: true, 'New seed': true },
  words: 'paused',
  step: 3,
  steps: 12,
  task: 'reverse',
  chosenModes: ['full', 'ternary'],
  chosenSeeds: 1,
  rows: ['full', 'ternary'],
  guests: [],
  hasTable: true,
  picker: ['Full', 'Ternary'],
  isAhead: false,
  isReading: false,
  isSweeping: false,
  isRefused: false,
  unexplained: [],
  runs: [run('none', 3), run('ternary', 3)],
  pending: [],
  oldestPendingMs: 0,
  elements: 900,
  workers: 2,
};
const lookOf = (changes: object): Look => ({ ...resting, ...changes }) as unknown as Look;

describe('at rest', () => {
  test('a page that shows what its engine has is right', () => {
    expect(goingOn(lookOf({}))).toEqual([]);
    expect(disagreements(lookOf({}))).toEqual([]);
  });

  test.each([
    ['an arm twice', { runs: [run('none', 3), run('ternary', 3), run('ternary', 3, { id: 'another' })] }, /twice/],
    ['a button of another phase', { primary: { label: 'Train', disabled: false } }, /button says “Train”/],
    ['words of another phase', { words: 'finished' }, /page says “finished”/],
    ['another step', { step: 4 }, /step 4, the engine 3/],
    ['another budget', { steps: 20 }, /20 steps/],
    ['a row of no arm', { rows: ['full', 'ternary', 'binary'] }, /rows of the table/],
    ['a guest that is not listed', { runs: [...resting.runs, run('ternary', 2, { id: 'guest', owner: 'script' })] }, /0 guests/],
    ['no table', { hasTable: false }, /no table of 2 runs/],
    [
      'modes that were not taken up',
      { runs: [run('ternary', 0)], rows: ['ternary'], step: 0, words: 'untrained', primary: { label: 'Train', disabled: false } },
      /modes full, ternary are chosen/,
    ],
    ['a dead button', { primary: { label: 'Resume', disabled: true } }, /nothing says why/],
    ['a run of the sweep left behind', { runs: [...resting.runs, run('ternary', 2, { id: 'swept', owner: 'sweep' })] }, /sweep/],
  ])('%s is found', (_what, changes, sentence) => {
    expect(disagreements(lookOf(changes)).join('\n')).toMatch(sentence);
  });

  test.each([
    ['a call of a script', { pending: ['bitnet.run()'] }],
    ['a run that trains', { runs: [run('none', 3, { state: 'running' })] }],
    ['models being built', { words: 'building the models' }],
    ['data being read', { isReading: true }],
  ])('%s is not rest', (_what, changes) => {
    expect(goingOn(lookOf(changes))).toHaveLength(1);
  });
});
