import type { TokenTask } from '../../src/catalog/tasks/task';
import { InputError } from '../../src/catalog/tasks/task';

/** Shift: `hal=ibm`. Every letter becomes the next one of the alphabet, z becomes a. */
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const equals = letters.length;
const next = (letter: number): number => (letter + 1) % letters.length;
const countIn = (seqLen: number): number => seqLen / 2;

function lettersOf(input: string, seqLen: number): readonly number[] {
  const typed = Array.from(input.trim().toLowerCase(), (letter) => letters.indexOf(letter));
  if (typed.includes(-1)) throw new InputError('Only the letters a to z can be shifted.');
  if (typed.length !== countIn(seqLen)) throw new InputError(`Type exactly ${countIn(seqLen)} letters; there are ${typed.length} now.`);
  return typed;
}

export const shift: TokenTask = {
  kind: 'tokens',
  label: 'Shift letters',
  group: 'symbols',
  summary: 'Replace every letter by the next one of the alphabet.',
  tryIt: 'Type a word and see every letter move on by one.',
  scoreLabel: 'words right',
  vocabulary: [...letters, '='],
  defaults: { recipe: 'b1.58', seqLen: 12, steps: 300, learningRate: { ternary: 1e-2, binary: 1e-2, none: 4e-3 } },
  refuseSeqLen: (seqLen) => (seqLen % 2 === 0 && seqLen >= 4 && seqLen <= 64 ? null : 'Shift needs an even sequence length from 4 to 64.'),
  baseline: (seqLen) => ({ score: letters.length ** -countIn(seqLen), lossNats: Math.log(letters.length), label: 'guess every letter' }),
  floor: () => null,
  sample(random, seqLen) {
    const word = Array.from({ length: countIn(seqLen) }, () => random.integer(letters.length));
    // The model is asked for what follows "=", and for nothing before it: a random word cannot be predicted.
    return { tokens: [...word, equals, ...word.map(next)], scored: Array.from({ length: seqLen }, (_, i) => (i >= word.length ? 1 : 0)) };
  },
  score: (predicted, { tokens, scored }) => (scored.every((counts, i) => counts === 0 || predicted[i] === tokens[i + 1]) ? 1 : 0),
  prompt: (input, seqLen) => ({ tokens: [...lettersOf(input, seqLen), equals], answerLength: countIn(seqLen) }),
  answer: (input, seqLen) => lettersOf(input, seqLen).map(next),
  examplePrompt: (seqLen) => 'halogenic'.repeat(8).slice(0, countIn(seqLen)),
};
