import { describe, expect, test } from 'vitest';
import { continuations, startOf, tell } from '../../../src/catalog/tasks/sentence-grammar';
import type { SentenceGrammar } from '../../../src/catalog/tasks/sentence-grammar';
import { randomStream } from '../../../src/math/random';

/** A grammar of one sentence kind with the given templates. */
function grammarOf(...templates: readonly string[]): SentenceGrammar {
  return {
    start: 's',
    states: { s: { keeps: [], sentences: templates.map((template) => ({ weight: 1, template, next: 's' })) } },
    lists: {
      pet: [
        { text: 'cat', forms: { she: 'she' } },
        { text: 'owl', forms: { she: 'he' }, weight: 3 },
      ],
    },
  };
}

const sentences = (grammar: SentenceGrammar, count: number): readonly string[] =>
  tell(grammar, randomStream(1, 'grammar'), count * 40)
    .split('\n')
    .slice(0, count);

describe('sentence grammar', () => {
  test('a slot draws by weight and "a " puts the fitting article before the word', () => {
    const told = sentences(grammarOf('{a pet}.\n'), 4000);
    expect(new Set(told)).toEqual(new Set(['a cat.', 'an owl.']));
    expect(told.filter((text) => text === 'an owl.').length / 4000).toBeCloseTo(0.75, 1);
  });

  test('a remembered word comes back, in its other forms too', () => {
    expect(new Set(sentences(grammarOf('{hero=pet}: {hero}, {hero.she}.\n'), 100))).toEqual(new Set(['cat: cat, she.', 'owl: owl, he.']));
  });

  test('a remembered word is not drawn again', () => {
    expect(new Set(sentences(grammarOf('{hero=pet} and {pet}.\n'), 100))).toEqual(new Set(['cat and owl.', 'owl and cat.']));
  });

  test('what a state does not keep is forgotten on the way in', () => {
    const grammar: SentenceGrammar = {
      ...grammarOf(),
      states: {
        s: { keeps: [], sentences: [{ weight: 1, template: '{hero=pet}, ', next: 'kept' }] },
        kept: { keeps: ['hero'], sentences: [{ weight: 1, template: '{hero}.\n', next: 's' }] },
      },
    };
    expect(new Set(sentences(grammar, 100))).toEqual(new Set(['cat, cat.', 'owl, owl.']));
  });

  test('probabilities of the ways to go on sum to one', () => {
    const open = [startOf(grammarOf('{a hero=pet} {pet}', 'x', '{hero=pet} {hero}'))];
    for (let i = 0; i < 50; i++) {
      const ways = continuations(grammarOf('{a hero=pet} {pet}', 'x', '{hero=pet} {hero}'), open.shift() ?? startOf(grammarOf('x')));
      expect(ways.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
      open.push(...ways.map(({ position }) => position));
    }
  });

  test.each(['{a dragon}', '{hero=dragon}', '{hero=pet}{hero.his}', '{a b c}'])('%s is refused by name', (template) => {
    expect(() => sentences(grammarOf(template), 1)).toThrow(RangeError);
  });
});
