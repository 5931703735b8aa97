import { describe, expect, test } from 'vitest';
import { tell } from '../../../src/catalog/tasks/sentence-grammar';
import { idealLossNats, tales, textOf } from '../../../src/catalog/tasks/tales';
import { talesGrammar } from '../../../src/catalog/tasks/tales-grammar';
import { InputError } from '../../../src/catalog/tasks/task';
import { randomStream } from '../../../src/math/random';

const { seqLen } = tales.defaults;
const floorNats = (length: number): number => tales.floor(length)?.lossNats ?? Number.NaN;
const many = tell(talesGrammar, randomStream(1, 'many tales'), 60_000).split('\n').slice(0, -1);

describe('floor', () => {
  test('is the mean of the ideal loss over sampled tales', () => {
    const random = randomStream(2, 'floor');
    const losses = Array.from({ length: 3000 }, () => {
      const text = textOf(tales.sample(random, seqLen).tokens).slice(1);
      return idealLossNats(text).reduce((a, b) => a + b, 0) / seqLen;
    });
    const mean = losses.reduce((a, b) => a + b, 0) / losses.length;
    const standardError = Math.sqrt(losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0)) / losses.length;
    expect(standardError).toBeLessThan(0.002);
    expect(Math.abs(mean - floorNats(seqLen))).toBeLessThan(4 * standardError);
  });

  test('leaves as much to learn as the demo needs', () => {
    expect(floorNats(seqLen)).toBeGreaterThan(0.25);
    expect(floorNats(seqLen)).toBeLessThan(0.36);
    expect(tales.baseline(seqLen).lossNats).toBeGreaterThan(floorNats(seqLen) + 2);
  });
});

describe('text', () => {
  test('starts at the beginning of a tale, after the newline', () => {
    const random = randomStream(3, 'text');
    for (let i = 0; i < 100; i++)
      expect(textOf(tales.sample(random, seqLen).tokens)).toMatch(/^\n(once )?an? [a-z]+ [a-z]+ (had|made|met) an? /);
  });

  test('"an" stands before vowels and only there', () => {
    for (const tale of many) {
      expect(tale).not.toMatch(/\ba [aeiou]/);
      expect(tale).not.toMatch(/\ban [^aeiou]/);
    }
  });

  test('"he" and "she" mean the hero; what is found is what was owned', () => {
    const pronouns = new Map<string, Set<string>>();
    let returned = 0;
    for (const tale of many) {
      const hero = /^(?:once )?an? [a-z]+ ([a-z]+)/.exec(tale)?.[1] ?? '';
      const pronoun = /\. (s?he) /.exec(tale)?.[1];
      if (pronoun !== undefined) pronouns.set(hero, (pronouns.get(hero) ?? new Set()).add(pronoun));
      const owned = /(?:had|made) an? [a-z]+ ([a-z]+)\./.exec(tale)?.[1];
      const found = /found the ([a-z]+)\./.exec(tale)?.[1];
      if (found === undefined) continue;
      expect(found).toBe(owned);
      returned++;
    }
    expect(returned).toBeGreaterThan(50);
    expect(pronouns.size).toBe(talesGrammar.lists['person']?.length);
    for (const used of pronouns.values()) expect(used.size).toBe(1);
  });

  test('is made of few words', () => {
    expect(new Set(many.join(' ').match(/[a-z]+/g)).size).toBeLessThan(85);
  });
});

describe('prompt', () => {
  test('puts the beginning of a tale before the text, in lower case', () => {
    expect(textOf(tales.prompt('Once a fox', seqLen).tokens)).toBe('\nonce a fox');
    expect(textOf(tales.prompt('they sang.¶a', seqLen).tokens)).toBe('\nthey sang.\na');
    expect(tales.prompt('', seqLen).tokens).toHaveLength(1);
  });

  test('names the characters that it does not know', () => {
    expect(() => tales.prompt('7 foxes & é', seqLen)).toThrow(InputError);
    expect(() => tales.prompt('7 foxes & é', seqLen)).toThrow(/“7”, “&”, “é”/);
  });

  test('leaves room to go on', () => {
    expect(tales.prompt('a'.repeat(seqLen - 1), seqLen).tokens).toHaveLength(seqLen);
    expect(() => tales.prompt('a'.repeat(seqLen), seqLen)).toThrow(InputError);
  });
});

test('every word of the grammar can be written in the vocabulary', () => {
  const random = randomStream(5, 'vocabulary');
  for (let i = 0; i < 200; i++) expect(() => tales.sample(random, 256)).not.toThrow();
});
