/** Every decision is read in two minutes: what was decided, why, and what it costs. Measurements stand in tables. */
import { describe, expect, test } from 'vitest';
import { filesUnder, readText } from './project-files';

const MOST_WORDS = 300;

const decisions = filesUnder('docs/decisions');

test('there are decisions, numbered without a gap', () => {
  const numbers = decisions.map((path) => Number(/\/(\d{4})-[\w-]+\.md$/.exec(path)?.[1]));
  expect(numbers.length).toBeGreaterThan(19);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
});

describe.each(decisions)('%s', (path) => {
  const lines = readText(path).split('\n');

  test('has its number in the title', () => {
    expect(lines[0]).toMatch(new RegExp(`^# ${Number(/\/(\d{4})-/.exec(path)?.[1])} · \\S`));
  });

  test('says decision, why and cost', () => {
    expect(lines.filter((line) => line.startsWith('## '))).toEqual(['## Decision', '## Why', '## Cost']);
  });

  test(`has at most ${MOST_WORDS} words of prose; tables do not count`, () => {
    expect(wordsIn(lines)).toBeLessThanOrEqual(MOST_WORDS);
  });
});

function wordsIn(lines: readonly string[]): number {
  const prose = lines.filter((line) => !/^(\||#)/.test(line)).join(' ');
  return prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
