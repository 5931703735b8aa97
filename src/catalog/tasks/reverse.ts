/**
 * Reverse: `>3141592662951413`. Nothing about the first half can be guessed and all of the second half can be known, so
 * the score goes from 0 to 100 % and shows the moment at which attention has found the mirror image. The `>` in front is
 * the fixed point from which a model with rotary positions can tell where it is; with a sign in the middle instead, the
 * same model needs several times as many steps.
 */
import { answerScored, base, digitsIn, digitsOf, digitVocabulary, refuseDigits, startToken } from './digits';
import type { TokenTask } from './task';
import { wholeAnswer } from './whole-answer';

const digitsOfPi = '31415926535897932384626433832795';

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
  vocabulary: digitVocabulary,
  startToken,
  refuseSeqLen: (seqLen) => refuseDigits(seqLen, 'Reverse'),
  baseline: (seqLen) => ({ score: base ** -digitsIn(seqLen), lossNats: Math.log(base), label: 'guess every digit' }),
  floor: () => null,
  sample(random, seqLen) {
    const digits = Array.from({ length: digitsIn(seqLen) }, () => random.integer(base));
    return { tokens: [startToken, ...digits, ...digits.toReversed()], scored: answerScored(seqLen) };
  },
  score: wholeAnswer,
  prompt(input, seqLen) {
    const digits = digitsOf(input, seqLen);
    return { tokens: [startToken, ...digits], answerLength: digits.length };
  },
  answer: (input, seqLen) => digitsOf(input, seqLen).toReversed(),
  examplePrompt: (seqLen) => digitsOfPi.slice(0, digitsIn(seqLen)),
};
