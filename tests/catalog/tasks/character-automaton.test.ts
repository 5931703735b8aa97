import { describe, expect, test } from 'vitest';
import { characterAutomaton } from '../../../src/catalog/tasks/character-automaton';
import { tell } from '../../../src/catalog/tasks/sentence-grammar';
import type { SentenceGrammar, Word } from '../../../src/catalog/tasks/sentence-grammar';
import { randomStream } from '../../../src/math/random';

type Weighted = readonly [weight: number, template: string];

function grammarOf(sentences: readonly Weighted[], pet: readonly Word[] = []): SentenceGrammar {
  return {
    start: 's',
    states: { s: { keeps: [], sentences: sentences.map(([weight, template]) => ({ weight, template, next: 's' })) } },
    lists: { pet },
  };
}

const ln = Math.log;

describe('two sentences, by hand', () => {
  // "ab" with 1/4, "ac" with 3/4: the first letter is certain, the second is not.
  const automaton = characterAutomaton(
    grammarOf([
      [1, 'ab'],
      [3, 'ac'],
    ]),
  );
  const second = -(0.25 * ln(0.25) + 0.75 * ln(0.75));

  test('loss of each character', () => {
    expect(automaton.idealLossNats('abac')).toEqual([0, -ln(0.25), 0, -ln(0.75)].map((x) => expect.closeTo(x, 12)));
  });

  test('entropy of the first n characters', () => {
    expect(automaton.entropyRateNats(1)).toBeCloseTo(0, 12);
    expect(automaton.entropyRateNats(2)).toBeCloseTo(second / 2, 12);
    expect(automaton.entropyRateNats(3)).toBeCloseTo(second / 3, 12);
    expect(automaton.entropyRateNats(10)).toBeCloseTo(second / 2, 12);
  });

  test('shares of the characters', () => {
    expect(Object.fromEntries(automaton.characterShares(3))).toEqual({
      a: expect.closeTo(2 / 3, 12),
      b: expect.closeTo(0.25 / 3, 12),
      c: expect.closeTo(0.75 / 3, 12),
    });
  });

  test('a character that cannot stand costs infinitely much, and so does all after it', () => {
    expect(automaton.idealLossNats('aabac')).toEqual([0, Infinity, Infinity, Infinity, Infinity]);
  });
});

describe('different tellings behind the same characters', () => {
  // "ab" is a whole sentence or half of "abab"; only what follows tells, and then only by odds.
  const ambiguous = grammarOf([
    [1, 'ab'],
    [1, 'abab'],
    [1, 'x'],
  ]);

  test('loss is that of the sum over tellings', () => {
    const [, , third] = characterAutomaton(ambiguous).idealLossNats('aba');
    // After "ab": inside the long sentence (1/2), or past the short one (1/2), where "a" comes with 2/3.
    expect(third).toBeCloseTo(-ln(1 / 2 + (1 / 2) * (2 / 3)), 12);
  });

  test('the chain rule holds: probabilities of all texts of one length sum to one', () => {
    const automaton = characterAutomaton(ambiguous);
    const all = Array.from({ length: 3 ** 6 }, (_, i) =>
      Array.from({ length: 6 }, (__, place) => 'abx'.charAt(Math.floor(i / 3 ** place) % 3)).join(''),
    );
    const total = all.reduce((sum, text) => sum + Math.exp(-automaton.idealLossNats(text).reduce((a, b) => a + b, 0)), 0);
    expect(total).toBeCloseTo(1, 10);
  });
});

test('a remembered word costs nothing when it comes back', () => {
  const automaton = characterAutomaton(grammarOf([[1, '{hero=pet} {hero}.']], [{ text: 'cat' }, { text: 'owl' }, { text: 'cow' }]));
  expect(automaton.idealLossNats('cow cow.')).toEqual([ln(1.5), ln(2), 0, 0, 0, 0, 0, 0].map((x) => expect.closeTo(x, 12)));
});

test('a grammar with nothing to decide has no entropy', () => {
  const automaton = characterAutomaton(grammarOf([[1, 'a']]));
  expect(automaton.entropyRateNats(500)).toBe(0);
  expect(automaton.characterShares(500).get('a')).toBeCloseTo(1, 12);
});

test('the mean ideal loss of told texts approaches the entropy', () => {
  const grammar = grammarOf(
    [
      [2, 'ab{pet}'],
      [1, 'abc'],
      [1, '{pet}{pet}'],
    ],
    [{ text: 'a' }, { text: 'ba', weight: 2 }],
  );
  const automaton = characterAutomaton(grammar);
  const random = randomStream(4, 'monte-carlo');
  const losses = Array.from({ length: 4000 }, () => automaton.idealLossNats(tell(grammar, random, 12)).reduce((a, b) => a + b, 0) / 12);
  const mean = losses.reduce((a, b) => a + b, 0) / losses.length;
  const standardError = Math.sqrt(losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0)) / losses.length;
  expect(Math.abs(mean - automaton.entropyRateNats(12))).toBeLessThan(4 * standardError);
});
