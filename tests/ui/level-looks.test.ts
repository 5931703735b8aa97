/** Levels of grids on the axis w/γ: where they lie, which of them are written, and how strong their colours are. */
import { describe, expect, test } from 'vitest';
import { modeIdOf, modeOf, type ModeId } from '../../src/catalog/modes/modes';
import { axisCodes, colourOfLevel, levelLooks, placeOfCode, strengthOf, undecidedWidth } from '../../src/ui/charts/level-looks';
import { allLevels, anyLevel, scalesOf, tenthOf } from '../../src/ui/words/mode-words';

const idOf = (word: string): ModeId => modeIdOf(word) ?? 'none';

test.each([
  ['ternary', [-2, -1, 0, 1, 2]],
  ['bits2-row', [-3, -1, 0, 1, 3]],
  ['bits3-row', [-7, -3, 0, 3, 7]],
  ['bits4-row', [-15, -7, 0, 7, 15]],
  ['bits2-row-seq', [-3, -1, 0, 1, 3]],
])('the axis of %s has %j, all within ±2', (word, codes) => {
  expect(axisCodes(idOf(word))).toEqual(codes);
  for (const code of codes) expect(Math.abs(placeOfCode(idOf(word), code))).toBeLessThanOrEqual(2);
});

describe('colours', () => {
  test('those of two and three levels are as they were', () => {
    expect(levelLooks('ternary').map(({ colour }) => colour)).toEqual(['var(--negative)', 'var(--zero)', 'var(--positive)']);
    expect(levelLooks('binary').map(({ colour }) => colour)).toEqual(['var(--negative)', 'var(--positive)']);
  });

  test.each(['bits2-row', 'bits3-row', 'bits4-row'])('of %s grow stronger away from 0, alike on both sides, each its own', (word) => {
    const levels = modeOf(idOf(word)).levels ?? [];
    const positive = levels.filter((level) => level > 0).map((level) => strengthOf(level, levels));
    expect(positive).toEqual(positive.toSorted((a, b) => a - b));
    expect(positive.at(-1)).toBe(1);
    expect(new Set(levels.map((level) => colourOfLevel(level, levels))).size).toBe(levels.length);
    for (const level of levels) expect(strengthOf(-level, levels)).toBe(strengthOf(level, levels));
  });
});

test('what counts as undecided is a tenth of what cuts are measured in', () => {
  expect(undecidedWidth('ternary')).toBeCloseTo(0.1);
  expect(undecidedWidth(idOf('binary-row'))).toBeCloseTo(0.1);
  // Levels of 4 bits lie 4/15 apart on the axis, and a step of the grid is t.
  expect(undecidedWidth(idOf('bits4-row'))).toBeCloseTo(0.4 / 15);
});

test('sentences name few levels one by one and many by their ends, and say what weights share a scale', () => {
  expect([allLevels(idOf('bits2-row')), anyLevel(idOf('bits2-row'))]).toEqual(['−3, −1, +1 and +3', '−3, −1, +1 or +3']);
  expect([allLevels(idOf('bits4')), anyLevel(idOf('bits4'))]).toEqual(['16 levels from −15 to +15', 'one of 16 levels from −15 to +15']);
  expect(['ternary', 'bits3-row', 'ternary-g32'].map((word) => scalesOf(idOf(word)))).toEqual([
    'one scale',
    'the scale of their row',
    'the scale of their group of 32',
  ]);
  expect([tenthOf('ternary'), tenthOf(idOf('bits3'))]).toEqual(['0.1', 'a tenth of a step']);
});
