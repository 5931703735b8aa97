import { describe, expect, it } from 'vitest';
import { editDistance, nearestWord } from '../../src/math/text/edit-distance';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['mode', 'mode', 0],
    ['kitten', 'sitting', 3],
    ['flaw', 'lawn', 2],
  ] as const)('%j to %j is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
    expect(editDistance(to, from)).toBe(distance);
  });
});

describe('nearestWord', () => {
  const words = ['hiddenSize', 'numHeads', 'mode'] as const;
  it.each([
    ['hidenSize', 'hiddenSize'],
    ['HIDDENSIZE', 'hiddenSize'],
    ['num_heads', 'numHeads'],
    ['model', 'mode'],
    ['banana', null],
    ['', null],
    ['x'.repeat(100_000), null],
  ] as const)('%j means %j', (word, meant) => {
    expect(nearestWord(word, words)).toBe(meant);
  });
});
