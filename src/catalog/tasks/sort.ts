/**
 * Sort: `>3141592611234569`. Every digit of the answer depends on all of the question, and the answer knows where it
 * stands: what is written so far is always the smallest part. Looking one digit back is worth much; counting is the rest.
 */
import * as words from '#words/catalog/tasks/sort';
import { digitRowTask } from './digits';
import type { TokenTask } from './task';

const digitsOfE = '27182818284590452353602874713526';

const ascending = (digits: readonly number[]): readonly number[] => digits.toSorted((a, b) => a - b);

export const sort: TokenTask = {
  ...digitRowTask(words.name, digitsOfE, ascending),
  label: words.label,
  group: 'symbols',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  defaults: {
    recipe: 'b1.58',
    seqLen: 16,
    steps: 500,
    batchSize: 32,
    lambdaSteps: 150,
    warmupSteps: 30,
    learningRate: { ternary: 1e-2, binary: 1e-2, none: 7e-3 },
  },
};
