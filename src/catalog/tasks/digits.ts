/** What the tasks on a row of digits share: `>` and n digits, answered by n digits. */
import * as words from '#words/catalog/tasks/digits';
import { InputError, type TokenTask } from './task';
import { wholeAnswer } from './whole-answer';

const base = 10;
/** The fixed point from which a model with rotary positions can tell where it is; see docs/decisions/0008. */
const startToken = base;
const digitVocabulary: readonly string[] = [...'0123456789>'];

const fewestDigits = 2;
const mostDigits = 32;

const digitsIn = (seqLen: number): number => seqLen / 2;

/** Why a row of digits and its answer do not fit a sequence, or null. */
function refuseDigits(seqLen: number, task: string): string | null {
  const count = digitsIn(seqLen);
  if (Number.isInteger(count) && count >= fewestDigits && count <= mostDigits) return null;
  return words.badLength(task, 2 * fewestDigits, 2 * mostDigits);
}

/** The digits that a person typed. Throws InputError when they are not digits, or not as many as the model was trained on. */
function digitsOf(input: string, seqLen: number): readonly number[] {
  const text = input.replace(/\s/g, '');
  const count = digitsIn(seqLen);
  if (!/^[0-9]*$/.test(text)) throw new InputError(words.onlyDigits(count));
  if (text.length !== count) throw new InputError(words.wrongCount(count, text.length));
  return Array.from(text, Number);
}

/** `[seqLen]`: what follows the given digits counts, and nothing before it. */
const answerScored = (seqLen: number): readonly number[] =>
  Array.from({ length: seqLen }, (_, position) => (position >= digitsIn(seqLen) ? 1 : 0));

/**
 * All of a task on a row of digits but its words and defaults. Token ids are the digits themselves, and 10 for `>`.
 *
 * @param name of the task, at the beginning of a sentence
 * @param opening digits to begin the try-it with, the longest row at least
 * @param solve the answer to a row, as long as the row
 */
export function digitRowTask(name: string, opening: string, solve: (digits: readonly number[]) => readonly number[]) {
  return {
    kind: 'tokens',
    vocabulary: digitVocabulary,
    startToken,
    refuseSeqLen: (seqLen) => refuseDigits(seqLen, name),
    baseline: (seqLen) => ({ score: base ** -digitsIn(seqLen), lossNats: Math.log(base), label: words.guessing }),
    floor: () => null,
    sample(random, seqLen) {
      const digits = Array.from({ length: digitsIn(seqLen) }, () => random.integer(base));
      return { tokens: [startToken, ...digits, ...solve(digits)], scored: answerScored(seqLen) };
    },
    score: wholeAnswer,
    prompt(input, seqLen) {
      const digits = digitsOf(input, seqLen);
      return { tokens: [startToken, ...digits], answerLength: digits.length };
    },
    answer: (input, seqLen) => solve(digitsOf(input, seqLen)),
    examplePrompt: (seqLen) => opening.slice(0, digitsIn(seqLen)),
  } as const satisfies Omit<TokenTask, 'label' | 'group' | 'summary' | 'tryIt' | 'scoreLabel' | 'defaults'>;
}
