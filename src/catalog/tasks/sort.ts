/**
 * Sort: `>3141592611234569`. Every digit of the answer depends on all of the question, and the answer knows where it
 * stands: what is written so far is always the smallest part. Looking one digit back is worth much; counting is the rest.
 */
import { answerScored, base, digitsIn, digitsOf, digitVocabulary, refuseDigits, startToken } from './digits';
import type { TokenTask } from './task';
import { wholeAnswer } from './whole-answer';

const digitsOfE = '27182818284590452353602874713526';

const ascending = (digits: readonly number[]): readonly number[] => digits.toSorted((a, b) => a - b);

/** Token ids are the digits themselves, and 10 for `>`. */
export const sort: TokenTask = {
  kind: 'tokens',
  label: 'Sort digits',
  group: 'symbols',
  summary: 'Read a row of digits and write it from the smallest to the largest.',
  tryIt: 'Type as many digits as the model was trained on and see them sorted.',
  scoreLabel: 'rows sorted right',
  defaults: {
    recipe: 'b1.58',
    seqLen: 16,
    steps: 500,
    batchSize: 32,
    lambdaSteps: 150,
    warmupSteps: 30,
    learningRate: { ternary: 1e-2, binary: 1e-2, none: 7e-3 },
  },
  vocabulary: digitVocabulary,
  startToken,
  refuseSeqLen: (seqLen) => refuseDigits(seqLen, 'Sort'),
  baseline: (seqLen) => ({ score: base ** -digitsIn(seqLen), lossNats: Math.log(base), label: 'guess every digit' }),
  floor: () => null,
  sample(random, seqLen) {
    const digits = Array.from({ length: digitsIn(seqLen) }, () => random.integer(base));
    return { tokens: [startToken, ...digits, ...ascending(digits)], scored: answerScored(seqLen) };
  },
  score: wholeAnswer,
  prompt(input, seqLen) {
    const digits = digitsOf(input, seqLen);
    return { tokens: [startToken, ...digits], answerLength: digits.length };
  },
  answer: (input, seqLen) => ascending(digitsOf(input, seqLen)),
  examplePrompt: (seqLen) => digitsOfE.slice(0, digitsIn(seqLen)),
};
