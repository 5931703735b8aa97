/**
 * Reverse: `>3141592662951413`. Nothing about the first half can be guessed and all of the second half can be known, so
 * the score goes from 0 to 100 % and shows the moment at which attention has found the mirror image. The `>` in front is
 * the fixed point from which a model with rotary positions can tell where it is; with a sign in the middle instead, the
 * same model needs several times as many steps.
 */
import * as words from '#words/catalog/tasks/reverse';
import { digitRowTask } from './digits';
import type { TokenTask } from './task';

const digitsOfPi = '31415926535897932384626433832795';

export const reverse: TokenTask = {
  ...digitRowTask(words.name, digitsOfPi, (digits) => digits.toReversed()),
  label: words.label,
  group: 'symbols',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  defaults: {
    recipe: 'b1.58',
    seqLen: 16,
    steps: 300,
    batchSize: 32,
    lambdaSteps: 150,
    warmupSteps: 30,
    learningRate: { ternary: 1e-2, binary: 1e-2, none: 7e-3 },
  },
};
