import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { modeIdOf } from '../../src/catalog/modes/modes';
import { defaultDraft, withSetting } from '../../src/state/draft';
import { otherBlocksSentence } from '../../src/ui/sweep/other-blocks';
import type { Grid } from '../../src/experiment/sweep/grid';
import type { SweepResult } from '../../src/scripting/train-grid';
import { measuredCells, standingOf } from '../../src/state/sweep/sweep-cells';
import { axisOf, newAxis, valuesFor } from '../../src/ui/sweep/axis-form';
import { standingSentence } from '../../src/ui/sweep/standing-sentence';
import { sweepTable } from '../../src/ui/sweep/sweep-table';
import { gridName, suggestedValues, sweptSettings } from '../../src/ui/sweep/swept-settings';
import { measuredWords } from '../../src/ui/words/measured-words';

const experiment = experimentOf({ task: 'reverse' });
const words = measuredWords(experiment);

const grid = (seeds: number): Grid => ({
  base: { task: 'reverse' },
  modes: ['ternary'],
  axes: [{ setting: 'learningRate', values: [0.001, 0.01] }],
  seeds: Array.from({ length: seeds }, (_, i) => i + 1),
});

/** Losses by the learning rate; seeds move them a little. */
const results = (given: Grid, losses: readonly number[]): readonly SweepResult[] =>
  given.seeds.flatMap((seed, turn) =>
    losses.map((loss, cell) => ({
      id: `wasm-${turn}-${cell}`,
      run: turn * losses.length + cell,
      mode: 'ternary',
      seed,
      settings: { learningRate: [0.001, 0.01][cell] ?? null },
      backend: 'wasm',
      step: 12,
      steps: 12,
      score: 0.5,
      heldOutLossNats: loss + seed / 1000,
      trainLossNats: loss,
      baselineLossNats: 2.303,
      parameters: 1000,
      packedBytes: 500,
      elapsedMs: 10,
      curve: [],
      failure: null,
    })),
  );

const said = (given: Grid, some: readonly SweepResult[]): string => {
  const cells = measuredCells(given, some);
  return standingSentence(standingOf(given, cells, 'nats'), given.axes, cells.length, words);
};

describe('the sentence', () => {
  it('names no winner of one seed, nor before the end', () => {
    const one = grid(1);
    expect(said(one, [])).toBe('No run has ended yet.');
    expect(said(one, results(one, [0.5, 0.9]))).toBe(
      'Lowest loss: 0.501 nats, ternary with learning rate 0.001 (one run). No verdict: another seed may put a different one first. Train 3 or more seeds to know.',
    );
    const three = grid(3);
    expect(said(three, results(three, [0.5, 0.9]).slice(0, 4))).toBe(
      'Lowest loss so far: 0.502 nats, ternary with learning rate 0.001 (median of 2 seeds). What is best can be judged when all runs have ended, not before.',
    );
  });

  it('says which is best where seeds alone would not do that, and how sure it is', () => {
    const three = grid(3);
    expect(said(three, results(three, [0.5, 0.9]))).toBe(
      'Best: ternary with learning rate 0.001, with a median loss of 0.502 nats. 2 combinations mean one comparison, and this is allowed for: if all were equally good, a sweep would show such a verdict at most 1 time in 20.',
    );
    expect(said(three, results(three, [0.5, 0.502]))).toBe(
      'Lowest median loss: 0.502 nats, ternary with learning rate 0.001. Too close to call: ternary with learning rate 0.01.',
    );
  });
});

describe('the form', () => {
  it('begins with a few values around the one that is set, all of them allowed', () => {
    for (const { name } of sweptSettings('memorise'))
      expect(valuesFor(newAxis(name, experiment), null), name).toEqual({ values: expect.any(Array) as unknown });
    expect(suggestedValues('learningRate', experimentOf({ learningRate: 0.01 }))).toEqual([0.003, 0.01, 0.03]);
    expect(sweptSettings('reverse').map(({ name }) => name)).not.toContain('pairs');
  });

  it('gives no axis while something in it is wrong', () => {
    const form = newAxis('learningRate', experiment);
    expect(axisOf({ ...form, list: '0.1, much' }, ['ternary'])).toBeNull();
    const own = { ...form, ofMode: { ternary: '0.1, 0.2', none: '' } };
    expect(axisOf(own, ['ternary', 'none'])).toBeNull();
    expect(axisOf(own, ['ternary'])).toEqual({ setting: 'learningRate', values: [], ofMode: { ternary: [0.1, 0.2] } });
    const range = { from: '0.001', to: '0.1', count: '3', spacing: 'logarithmic' } as const;
    expect(axisOf({ ...form, how: 'range', range }, ['ternary'])?.values).toEqual([0.001, 0.01, 0.1]);
  });
});

it('a sweep has a name, and a row for every run', () => {
  const three = grid(3);
  expect(gridName(three)).toBe('Reverse digits: learning rate (2 values), 1 mode and 3 seeds');
  const { columns, rows } = sweepTable(three, results(three, [0.5, 0.9]), words);
  expect(columns.slice(0, 5)).toEqual(['mode', 'learningRate', 'seed', 'steps', 'heldOutLossNats']);
  expect(rows).toHaveLength(6);
  expect(rows[1]?.slice(0, 4)).toEqual(['ternary', 0.01, 1, 12]);
});

describe('arms of other blocks in a sweep', () => {
  it('are named, for they differ in their weights', () => {
    const draft = defaultDraft('memorise');
    const [edifice, row] = ['ternary-edifice', 'ternary-row'].map((word) => modeIdOf(word) ?? 'none');
    expect(otherBlocksSentence(draft, ['none', 'ternary', row ?? 'none'])).toBeNull();
    expect(otherBlocksSentence(draft, ['ternary', edifice ?? 'none'])).toMatch(
      /^Ternary \(Edifice block\) has other blocks\..*number of weights/,
    );
    expect(otherBlocksSentence(draft, [edifice ?? 'none'])).toBeNull();
    // With Edifice's blocks for all there is no difference.
    expect(otherBlocksSentence(withSetting(draft, 'recipe', 'edifice'), ['ternary', edifice ?? 'none'])).toBeNull();
  });
});
