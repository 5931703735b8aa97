/**
 * Memorise: K keys of three signs, a random number from 00 to 99 to each. There is no rule to find, so the score says how much the
 * weights can hold: what is measured is what was trained on, every pair once. At 13,312 weights in BitLinear layers and
 * K = 512, ternary weights hold some nine tenths of it and binary ones three fifths: `npm run findings`. Longer
 * training brings them together, and so do blocks that learn less of it (decision 46).
 *
 * The three signs come from alphabets of their own, so that a model without positions can tell their places.
 */
import * as words from '#words/catalog/tasks/memorise';
import { randomStream } from '../../math/random';
import { InputError, type TaskFamily, type TokenExample, type TokenTask } from './task';
import { wholeAnswer } from './whole-answer';

const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'].map((signs) => [...signs]);
const keyLength = alphabets.length;
const vocabulary = alphabets.flat();
const idOf = new Map(vocabulary.map((sign, id) => [sign, id]));
const answers = alphabets[2] ?? [];
const answerLength = 2;
const pairLength = keyLength + answerLength;

const scored: readonly number[] = Array.from({ length: pairLength - 1 }, (_, position) => (position >= keyLength - 1 ? 1 : 0));

const description = {
  label: words.label,
  group: 'symbols',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  separation: 'none',
  defaults: {
    recipe: 'b1.58',
    seqLen: pairLength - 1,
    steps: 400,
    batchSize: 128,
    hiddenSize: 32,
    numHeads: 4,
    numLayers: 1,
    lambdaSteps: 40,
    warmupSteps: 12,
    // The best of a sweep with three seeds: `src/experiment/measured-rates.json`.
    learningRate: { ternary: 2e-2, binary: 2e-2, none: 1e-2 },
  },
  formerDefaults: {
    recipe: 'edifice',
    steps: 1000,
    lambdaSteps: 100,
    warmupSteps: 30,
    learningRate: { ternary: 1e-2, binary: 1e-2, none: 5e-3 },
  },
} as const;

/** The first `count` pairs of one endless list: more pairs are the same ones and others. */
function pairsOf(count: number): readonly TokenExample[] {
  const random = randomStream(0, 'pairs to memorise');
  const pairs = new Map<string, TokenExample>();
  while (pairs.size < count) {
    const key = alphabets.map((signs) => idOf.get(random.pick(signs)) ?? 0);
    if (!pairs.has(key.join()))
      pairs.set(key.join(), {
        tokens: [...key, ...Array.from({ length: answerLength }, () => idOf.get(random.pick(answers)) ?? 0)],
        scored,
      });
  }
  return [...pairs.values()];
}

export const memorise: TaskFamily = { ...description, kind: 'family', needs: null, of: ({ pairs }) => memoriseTask(pairs) };

function memoriseTask(count: number): TokenTask {
  let drawn: readonly TokenExample[] | null = null;
  // When they are first asked for: drawing takes a while, and settings are read and shown without any pair.
  const pairs = (): readonly TokenExample[] => (drawn ??= pairsOf(count));
  let answered: ReadonlyMap<string, readonly number[]> | null = null;
  const known = (): ReadonlyMap<string, readonly number[]> =>
    (answered ??= new Map(pairs().map(({ tokens }) => [tokens.slice(0, keyLength).join(), tokens.slice(keyLength)])));
  const keyText = (example: TokenExample | undefined): string =>
    example?.tokens
      .slice(0, keyLength)
      .map((id) => vocabulary[id])
      .join('') ?? '';

  function keyOf(input: string): readonly number[] {
    const key = Array.from(input.replaceAll(/\s/g, ''), (sign) => idOf.get(sign) ?? -1);
    if (key.length !== keyLength || !known().has(key.join()))
      throw new InputError(words.unknownKey(count, pairs().slice(0, 3).map(keyText).join(', ')));
    return key;
  }

  return {
    ...description,
    kind: 'tokens',
    vocabulary,
    refuseSeqLen: (seqLen) => (seqLen === pairLength - 1 ? null : words.badLength(keyLength, answerLength, pairLength - 1)),
    baseline: () => ({ score: answers.length ** -answerLength, lossNats: Math.log(answers.length), label: words.guessing }),
    floor: () => null,
    sample: (random) => random.pick(pairs()),
    every: pairs,
    score: wholeAnswer,
    prompt: (input) => ({ tokens: keyOf(input), answerLength }),
    answer: (input) => known().get(keyOf(input).join()) ?? [],
    examplePrompt: () => keyText(pairs()[0]),
  };
}
