/**
 * Reverse: `>3141592662951413`. Nothing about the first half can be guessed and all of the second half can be known, so
 * the score goes from 0 to 100 % and shows the moment at which attention has found the mirror image. The `>` in front is
 * the fixed point from which a model with rotary positions can tell where it is; with a sign in the middle instead, the
 * same model needs several times as many steps.
 */
import type { RandomStream } from '../../math/random';
import { InputError } from './task';
import type { TokenExample, TokenTask } from './task';

const base = 10;
const startToken = base;
const vocabulary = [...'0123456789>'];

const fewestDigits = 2;
const mostDigits = 32;

const digitsOfPi = '31415926535897932384626433832795';

const digitsIn = (seqLen: number): number => seqLen / 2;

function sample(random: RandomStream, seqLen: number): TokenExample {
  const count = digitsIn(seqLen);
  const digits = Array.from({ length: count }, () => random.integer(base));
  return {
    tokens: [startToken, ...digits, ...digits.toReversed()],
    scored: Array.from({ length: seqLen }, (_, position) => (position >= count ? 1 : 0)),
  };
}

/** 1 when every scored position is right, else 0: averaged over examples it is the share of sequences reversed exactly. */
function score(predicted: readonly number[], example: TokenExample): number {
  return example.scored.every((counts, i) => counts === 0 || predicted[i] === example.tokens[i + 1]) ? 1 : 0;
}

function digitsOf(input: string, seqLen: number): readonly number[] {
  const text = input.replace(/\s/g, '');
  const count = digitsIn(seqLen);
  if (!/^[0-9]*$/.test(text)) throw new InputError(`Only the digits 0 to 9 can be reversed: type ${count} of them.`);
  if (text.length !== count) {
    throw new InputError(`Type exactly ${count} digits, the length this model is trained on; there are ${text.length} now.`);
  }
  return Array.from(text, Number);
}

/** Token ids are the digits themselves, and 10 for `>`. */
export const reverse: TokenTask = {
  kind: 'tokens',
  label: 'Reverse digits',
  group: 'symbols',
  summary: 'Read a row of digits and write it backwards.',
  tryIt: 'Type as many digits as the model was trained on and see them reversed.',
  scoreLabel: 'sequences right',
  defaults: {
    recipe: 'b1.58',
    seqLen: 16,
    steps: 300,
    batchSize: 32,
    lambdaSteps: 150,
    warmupSteps: 30,
    learningRate: { ternary: 1e-2, binary: 1e-2, none: 7e-3 },
  },
  vocabulary,
  startToken,
  refuseSeqLen(seqLen) {
    if (Number.isInteger(digitsIn(seqLen)) && digitsIn(seqLen) >= fewestDigits && digitsIn(seqLen) <= mostDigits) return null;
    return `Reverse needs an even sequence length from ${2 * fewestDigits} to ${2 * mostDigits}: the digits and their mirror image.`;
  },
  baseline: (seqLen) => ({ score: base ** -digitsIn(seqLen), lossNats: Math.log(base), label: 'guess every digit' }),
  floor: () => null,
  sample,
  score,
  prompt(input, seqLen) {
    const digits = digitsOf(input, seqLen);
    return { tokens: [startToken, ...digits], answerLength: digits.length };
  },
  answer: (input, seqLen) => digitsOf(input, seqLen).toReversed(),
  examplePrompt: (seqLen) => digitsOfPi.slice(0, digitsIn(seqLen)),
};
