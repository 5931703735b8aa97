/**
 * Addition: `>47+85=231`, which is 132 from the ones on, as one adds on paper: each digit of the sum then needs two
 * digits of the question and the carry from the digit written just before.
 */
import * as words from '#words/catalog/tasks/addition';
import { InputError, type TokenTask } from './task';
import { wholeAnswer } from './whole-answer';

const base = 10;
const vocabulary = [...'0123456789>+='];
const [startToken, plus, equals] = [10, 11, 12];

const fewestDigits = 1;
const mostDigits = 9;

/** Digits of each number: `>`, two numbers, `+`, `=` and a sum that is one digit longer make `3·digits + 4` tokens. */
const digitsIn = (seqLen: number): number => (seqLen - 3) / 3;

const numerals = (value: number, count: number): readonly number[] => Array.from(String(value).padStart(count, '0'), Number);

function questionTokens(a: number, b: number, count: number): readonly number[] {
  return [startToken, ...numerals(a, count), plus, ...numerals(b, count), equals];
}

const sumFromTheOnes = (a: number, b: number, count: number): readonly number[] => numerals(a + b, count + 1).toReversed();

/** Both numbers of a typed sum. Throws InputError. */
function numbersOf(input: string, seqLen: number): readonly [number, number] {
  const count = digitsIn(seqLen);
  const [, a = '', b = ''] = /^\s*(\d+)\s*\+\s*(\d+)\s*=?\s*$/.exec(input) ?? [];
  const largest = base ** count - 1;
  if (a === '') throw new InputError(words.noSum(largest, exampleOf(count)));
  if (Number(a) > largest || Number(b) > largest) throw new InputError(words.tooLarge(largest));
  return [Number(a), Number(b)];
}

/** A sum that carries at every place. */
const exampleOf = (count: number): string => `${'475869132'.slice(0, count)}+${'857649978'.slice(0, count)}`;

export const addition: TokenTask = {
  kind: 'tokens',
  label: words.label,
  group: 'symbols',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  defaults: {
    recipe: 'b1.58',
    seqLen: 9,
    steps: 600,
    batchSize: 128,
    lambdaSteps: 200,
    warmupSteps: 30,
    learningRate: { ternary: 5e-3, binary: 5e-3, none: 3e-3 },
  },
  vocabulary,
  startToken,
  refuseSeqLen(seqLen) {
    const count = digitsIn(seqLen);
    if (Number.isInteger(count) && count >= fewestDigits && count <= mostDigits) return null;
    return words.badLength(3 * fewestDigits + 3, 3 * mostDigits + 3);
  },
  baseline(seqLen) {
    const count = digitsIn(seqLen);
    // The leading digit is 0 or 1.
    return { score: base ** -count / 2, lossNats: (count * Math.log(base) + Math.log(2)) / (count + 1), label: words.guessing };
  },
  floor: () => null,
  sample(random, seqLen) {
    const count = digitsIn(seqLen);
    const [a, b] = [random.integer(base ** count), random.integer(base ** count)];
    const question = questionTokens(a, b, count);
    return {
      tokens: [...question, ...sumFromTheOnes(a, b, count)],
      scored: Array.from({ length: seqLen }, (_, position) => (position >= question.length - 1 ? 1 : 0)),
    };
  },
  score: wholeAnswer,
  prompt(input, seqLen) {
    const [a, b] = numbersOf(input, seqLen);
    return { tokens: questionTokens(a, b, digitsIn(seqLen)), answerLength: digitsIn(seqLen) + 1 };
  },
  answer: (input, seqLen) => sumFromTheOnes(...numbersOf(input, seqLen), digitsIn(seqLen)),
  examplePrompt: (seqLen) => exampleOf(digitsIn(seqLen)),
};
