/** The form by hand: every field becomes its part of the word, and what makes no sense is said. */
import { describe, expect, it, test } from 'vitest';
import { aboutMode } from '../../src/catalog/modes/about-mode';
import { modeOf, presets } from '../../src/catalog/modes/modes';
import { presetsByGroup } from '../../src/catalog/modes/recipe-groups';
import { bases, blocks, cuts, estimators, feedForwards, inputs, learntScales, rotations, scales } from '../../src/words/en/ui/recipes';
import * as german from '../../src/words/de/ui/recipes';
import { plainFields, recipeOfFields, type RecipeFields } from '../../src/ui/recipes/recipe-fields';

const made = (change: Partial<RecipeFields>) => recipeOfFields({ ...plainFields, ...change });

describe('a recipe by hand', () => {
  it('is BitNet until something is changed', () => expect(made({})).toBe('ternary'));

  it.each([
    [{ per: 'g64', cut: 'twn', cutAt: 75 }, 'ternary-g64-twn75'],
    [{ cut: 'cut', cutAt: 30 }, 'ternary-cut30'],
    [{ cut: 'sherry' }, 'ternary-sherry'],
    [{ base: 'bits3', per: 'row', passes: 'trust' }, 'bits3-row-trust'],
    [{ passes: 'clip', clipAt: 150 }, 'ternary-clip150'],
    [{ base: 'bits2', per: 'row', learnt: 'seq' }, 'bits2-row-seq'],
    [{ learnt: 'lsq', late: 30 }, 'ternary-lsq-late30'],
    [{ activations: 'a4m', rotation: 'had' }, 'ternary-a4m-had'],
    [{ base: 'binary', late: 30, feedForward: 'relu2' }, 'binary-late30-relu2'],
    [{ base: 'bits2', block: 'edifice' }, 'bits2-edifice'],
  ] as const)('%j is %s', (change, id) => expect(made(change)).toBe(id));

  it.each([
    [{ base: 'binary', cut: 'twn' }, /no 0/],
    [{ base: 'bits2', passes: 'clip' }, /ternary/],
    [{ passes: 'trust' }, /grid/],
    [{ base: 'binary', per: 'g32' }, /noise/],
    [{ activations: 'a16', rotation: 'had' }, /rounded/],
    [{ cut: 'cut', cutAt: 120, passes: 'clip', clipAt: 110 }, /before the cut 1.2/],
    [{ cut: 'twn', cutAt: 70, passes: 'clip', clipAt: 60 }, /"clip60"/],
    [{ base: 'binary', learnt: 'lsq' }, /binary/],
    [{ base: 'bits3', learnt: 'seq' }, /LSQ/],
    [{ base: 'bits3', per: 'g32', learnt: 'lsq' }, /matrix or a row/],
    [{ learnt: 'lsq', cut: 'twn' }, /"twn70"/],
    [{ learnt: 'lsq', cut: 'sherry' }, /"sherry"/],
    [{ base: 'bits2', learnt: 'seq', passes: 'trust' }, /"trust"/],
  ] as const)('%j is refused with the reason', (change, reason) =>
    expect(made(change)).toEqual({ refusal: expect.stringMatching(reason) }),
  );

  it('every choice of every field is a recipe, or is refused with a sentence', () => {
    for (const [base] of bases)
      for (const [per] of scales)
        for (const [cut] of cuts)
          for (const [passes] of estimators)
            for (const [learnt] of learntScales)
              for (const [activations] of inputs)
                for (const [rotation] of rotations)
                  for (const [feedForward] of feedForwards) {
                    const id = made({
                      base,
                      per: per === 'matrix' ? null : per,
                      learnt: learnt === 'none' ? null : learnt,
                      cut,
                      passes,
                      activations: activations === 'setting' ? null : activations,
                      rotation: rotation === 'none' ? null : rotation,
                      feedForward: feedForward === 'setting' ? null : feedForward,
                    });
                    if (typeof id === 'string') expect(modeOf(id).label.length).toBeGreaterThan(3);
                    else expect(id.refusal).not.toMatch(/No recipe has a part|begins with/);
                  }
  });

  it('has the same choices in every language', () => {
    const values = (lists: readonly (readonly (readonly [string, string])[])[]) => lists.map((list) => list.map(([value]) => value));
    expect(
      values([
        german.bases,
        german.scales,
        german.cuts,
        german.estimators,
        german.inputs,
        german.rotations,
        german.feedForwards,
        german.blocks,
        german.learntScales,
      ]),
    ).toEqual(values([bases, scales, cuts, estimators, inputs, rotations, feedForwards, blocks, learntScales]));
  });
});

test('every named recipe stands in one group, and says what it is, how it rounds and who published it', () => {
  expect(
    presetsByGroup()
      .flatMap(({ ids }) => ids)
      .toSorted(),
  ).toEqual([...presets].toSorted());
  for (const { ids } of presetsByGroup()) expect(ids.length).toBeGreaterThan(0);
  for (const id of presets) for (const text of Object.values(aboutMode(id))) expect(text.length).toBeGreaterThan(10);
  expect(new Set(presets.map((id) => modeOf(id).label)).size).toBe(presets.length);
});

test('a mode of the papers tells of itself', () => expect(aboutMode('binary')).toMatchObject({ source: modeOf('binary').source }));
