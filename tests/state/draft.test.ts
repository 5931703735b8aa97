import { describe, expect, it } from 'vitest';
import type { TaskId } from '../../src/catalog/tasks/tasks';
import { modeIdOf, presets, type ModeId } from '../../src/catalog/modes/modes';
import { modelSize } from '../../src/experiment/architecture';
import { architectureOf } from '../../src/experiment/architecture-of';
import { defaultDraft, experimentIn, isTrainable, issuesOf, withSetting, type Draft } from '../../src/state/draft';
import { exampleSettings, trainableTaskIds } from '../catalog/example-data';

/** A draft that lacks nothing. */
function draftWithData(task: TaskId): Draft {
  const { data } = exampleSettings(task);
  return { ...defaultDraft(task), ...(data === null ? {} : { data }) };
}

it('a model from elsewhere has nothing wrong with it, and is not to be trained', () => {
  expect(issuesOf(draftWithData('foreign'))).toEqual([]);
  expect(isTrainable(draftWithData('foreign'))).toBe(false);
});

it.each(trainableTaskIds)('%s is to be trained once it has its data', (task) => {
  expect(isTrainable(draftWithData(task))).toBe(true);
});

it('a task without its data is not to be trained', () => {
  expect(isTrainable(defaultDraft('text'))).toBe(false);
});

const arms = (...words: readonly string[]): readonly ModeId[] => words.map((word) => modeIdOf(word)!);
const sizeIn = (draft: Draft, mode: ModeId) => modelSize(architectureOf(experimentIn(draft, mode)));

describe('arms with blocks of their own', () => {
  const [plain, edifice, full] = ['ternary', 'ternary-edifice', 'none'].map((word) => modeIdOf(word)!) as [ModeId, ModeId, ModeId];
  const draft: Draft = { ...defaultDraft('memorise'), modes: [full, plain, edifice] };

  it('have them whatever the settings say, and the others as the settings say', () => {
    const recipes = (of: Draft) => of.modes.map((mode) => experimentIn(of, mode).recipe);
    expect(recipes(withSetting(draft, 'recipe', 'b1.58'))).toEqual(['b1.58', 'b1.58', 'edifice']);
    expect(recipes(withSetting(draft, 'recipe', 'edifice'))).toEqual(['edifice', 'edifice', 'edifice']);
    expect(recipes({ ...defaultDraft('gestures'), modes: arms('ternary', 'ternary-b158') })).toEqual(['edifice', 'b1.58']);
  });

  it.each(['memorise', 'reverse', 'gestures', 'ball'] as const)(
    '%s: have as many weights as the leading one, as wide and as deep',
    (task) => {
      for (const modes of [arms('ternary', 'ternary-edifice', 'none'), arms('binary', 'ternary-b158'), arms('none', 'ternary-edifice')]) {
        const of: Draft = { ...defaultDraft(task), modes };
        expect(issuesOf(of)).toEqual([]);
        const weights = modes.map((mode) => sizeIn(of, mode).parameters);
        expect(Math.max(...weights) / Math.min(...weights)).toBeLessThan(1.021);
        expect(new Set(modes.map((mode) => experimentIn(of, mode).hiddenSize)).size).toBe(1);
      }
    },
  );

  it('are refused with the reason where no feed-forward size does', () => {
    const least = withSetting(withSetting({ ...defaultDraft('reverse'), modes: [plain, edifice] }, 'feedForwardSize', 1), 'hiddenSize', 16);
    expect(issuesOf(least).map(({ field, message }) => ({ field, message }))).toEqual([
      {
        field: 'feedForwardSize',
        message: expect.stringMatching(/no ternary \(Edifice block\) model has as many weights as this ternary one/),
      },
    ]);
  });
});

it.each(['memorise', 'reverse'] as const)('%s: every recipe makes a file as large as the ternary one, its scales counted', (task) => {
  for (const recipe of presets) {
    const draft: Draft = { ...defaultDraft(task), modes: ['ternary', recipe], budget: 'kilobytes' };
    expect({ recipe, issues: issuesOf(draft) }).toEqual({ recipe, issues: [] });
    expect(Math.abs(sizeIn(draft, recipe).packedBytes / sizeIn(draft, 'ternary').packedBytes - 1)).toBeLessThanOrEqual(0.02);
  }
});

it('six recipes have the same weights: scales are no parameters', () => {
  const draft: Draft = {
    ...defaultDraft('reverse'),
    modes: arms('binary', 'ternary', 'ternary-g32', 'ternary-sherry', 'bits4-row', 'none'),
  };
  expect(new Set(draft.modes.map((mode) => sizeIn(draft, mode).parameters)).size).toBe(1);
});
