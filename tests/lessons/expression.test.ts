import { describe, expect, test } from 'vitest';
import { ExpressionError, holds, readFact, readValue, valueOf } from '../../src/lessons/expression';
import type { Measure } from '../../src/lessons/measure';

const known: Readonly<Record<string, number>> = {
  'loss ternary': 0.5,
  'loss none': 0.25,
  'loss bits2-row-trust': 0.125,
  'zeros ternary start': 0.3,
  'flips ternary 0.4 0.6': 0.02,
};
const measured = ({ name, given }: Measure): number | null => known[[name, ...given].join(' ')] ?? null;

describe('a value', () => {
  test.each([
    ['loss(ternary)', 0.5],
    ['loss(ternary) - loss(none)', 0.25],
    ['loss(bits2-row-trust)-loss(none)', -0.125],
    ['1 - 2 - 3', -4],
    ['8 / 2 / 2', 2],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['-loss(none) + 1', 0.75],
    ['2 - -3', 5],
    ['50%', 0.5],
    [' zeros( ternary ,start ) ', 0.3],
    ['flips(ternary, 0.4, 0.6)', 0.02],
    ['loss(binary)', null],
    ['loss(ternary) + loss(binary)', null],
    ['1 / (1 - 1)', null],
  ])('%s is %s', (text, value) => {
    expect(valueOf(readValue(text), measured)).toBe(value);
  });
});

describe('a fact', () => {
  test.each([
    ['loss(ternary) > loss(none)', true],
    ['20% < zeros(ternary, start) < 45%', true],
    ['20% < zeros(ternary, start) < 25%', false],
    ['loss(none) >= 0.25 and loss(none) <= 0.25', true],
    ['loss(none) > 1 or loss(ternary) < 1', true],
    ['loss(none) > 1 or loss(ternary) > 1', false],
    // Or binds before and.
    ['1 < 2 or 1 < 2 and 1 > 2', false],
    ['1 > 2 and (1 < 2 or 1 < 2)', false],
    ['loss(binary) > 1', null],
    ['loss(none) > 1 and loss(binary) > 1', null],
  ])('%s: %s', (text, truth) => {
    expect(holds(readFact(text), measured)).toBe(truth);
  });
});

describe('what is no formula is refused with its character', () => {
  test.each([
    ['', /ends where a number or a measured value should follow/],
    ['loss(ternary) >', /ends where a number/],
    ['los(ternary) > 1', /one of loss, score, .* should stand at character 1 of .*, not “los”/],
    ['loss(octal) > 1', /one of ternary, binary, none should stand at character 6 .* not “octal”/],
    ['loss ternary > 1', /“\(” should stand at character 6/],
    ['loss(ternary > 1', /“\)” should stand at character 14/],
    ['zeros(ternary) > 1', /“,” should stand/],
    ['zeros(ternary, later) > 1', /start, end or a step should stand at character 16/],
    ['flips(ternary, 0.4, 2) > 1', /a share of the training from 0 to 1/],
    ['1 < 2 extra', /the end should stand at character 7/],
    ['1 < 2 and 3', /a comparison should stand at character 11/],
    ['(1 < 2) + 1 > 0', /a number should stand at character 1/],
    ['1 + (1 < 2) > 0', /a number should stand at character 5/],
    ['constructor(ternary) > 1', /one of loss/],
    ['loss(ternary) = 1', /character 14 of .* does not belong in a formula/],
    ['process.exit()', /character 8 of .* does not belong in a formula/],
    ['1'.repeat(500), /at most 400 characters, not 500/],
    [`${'('.repeat(200)}1${')'.repeat(200)} > 0`, /at most 400/],
  ])('%s', (text, message) => {
    expect(() => readFact(text)).toThrow(ExpressionError);
    expect(() => readFact(text)).toThrow(message);
  });

  test('a number is no fact, and a fact no number', () => {
    expect(() => readFact('loss(ternary)')).toThrow(/is a number; a fact compares/);
    expect(() => readValue('1 < 2')).toThrow(/compares; a number is needed/);
  });
});
