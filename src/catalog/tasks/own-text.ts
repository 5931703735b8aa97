/**
 * Your text: the next character of a text that a person gave. Windows are cut anywhere from the part that is trained
 * on; the tail of the text is never trained on, and no window reaches from one part into the other.
 */
import type { RandomStream } from '../../math/random';
import type { TextCard } from '../data/card';
import { dataOf, MissingDataError, type DataLibrary } from '../data/own-data';
import { hasHangulLetters, inLetters, inSyllables, newlineSign } from '../data/text-symbols';
import { InputError, type Split, type TaskFamily, type TokenExample, type TokenTask } from './task';

const shortest = 16;
const longest = 256;

const description = {
  label: 'Your text',
  group: 'own',
  summary: 'Read a piece of a text that you paste and tell the next character.',
  tryIt: 'Begin a sentence and let the model go on in the manner of your text.',
  scoreLabel: 'characters right',
  defaults: {
    recipe: 'b1.58',
    seqLen: 64,
    steps: 500,
    batchSize: 24,
    lambdaSteps: 150,
    warmupSteps: 30,
    learningRate: { ternary: 1e-2, binary: 1e-2, none: 4e-3 },
  },
} as const;

/** Token ids are places in the card's vocabulary, which shows a line break as ¶. */
export const ownText: TaskFamily = {
  ...description,
  kind: 'family',
  needs: 'text',
  of({ data }, library) {
    if (data?.kind !== 'text') throw new TypeError('This task needs the card of a text.');
    return textTask(data, library);
  },
};

function textTask(card: TextCard, library: DataLibrary): TokenTask {
  const { vocabulary, baseline, heldOutCharacters } = card;
  const isSpelled = hasHangulLetters(vocabulary);
  const idOf = new Map(vocabulary.map((symbol, id) => [symbol, id]));

  const text = dataOf(library, 'text', card.digest);

  function sample(random: RandomStream, seqLen: number, split: Split = 'train'): TokenExample {
    if (text === null) throw new MissingDataError('The text that');
    const { ids } = text;
    const [from, to] = split === 'train' ? [0, card.trainCharacters] : [card.trainCharacters, ids.length];
    const start = from + random.integer(Math.max(1, to - from - seqLen));
    return { tokens: Array.from(ids.subarray(start, start + seqLen + 1)), scored: Array.from({ length: seqLen }, () => 1) };
  }

  /** Throws InputError naming the characters that the text does not have. */
  function tokensOf(typed: string): readonly number[] {
    const written = typed.replaceAll('\n', newlineSign);
    const characters = Array.from(isSpelled ? inLetters(written) : written);
    const strange = [...new Set(characters)].filter((character) => !idOf.has(character));
    if (strange.length > 0)
      throw new InputError(
        `Your text has no ${strange
          .slice(0, 8)
          .map((character) => `“${character}”`)
          .join(', ')}, so the model does not know ${strange.length === 1 ? 'it' : 'them'}.`,
      );
    return characters.map((character) => idOf.get(character) ?? 0);
  }

  return {
    ...description,
    kind: 'tokens',
    vocabulary,
    ...(isSpelled ? { textOf: (ids: readonly number[]) => inSyllables(ids.map((id) => vocabulary[id] ?? '').join('')) } : {}),
    separation: 'own',
    ...(text === null ? { lacksData: true } : {}),
    refuseSeqLen(seqLen) {
      if (!Number.isInteger(seqLen) || seqLen < shortest || seqLen > longest)
        return `A text needs a whole sequence length from ${shortest} to ${longest} characters.`;
      if (seqLen < heldOutCharacters) return null;
      return `The held-out end of your text has ${heldOutCharacters} characters: ${heldOutCharacters > shortest ? `choose a sequence length from ${shortest} to ${heldOutCharacters - 1}, or ` : ''}give a longer text.`;
    },
    baseline: () => ({ score: baseline.score, lossNats: baseline.loss, label: 'know only how often each character occurs' }),
    floor: () => null,
    sample,
    score(predicted, example) {
      const targets = example.tokens.slice(1);
      return targets.filter((target, i) => predicted[i] === target).length / targets.length;
    },
    prompt(input, seqLen) {
      const tokens = tokensOf(input);
      if (tokens.length === 0) throw new InputError('Begin with at least one character.');
      if (tokens.length >= seqLen) throw new InputError(`Begin with fewer than ${seqLen} characters, so that there is room to go on.`);
      return { tokens, answerLength: null };
    },
    answer: () => null,
    // The most frequent symbols come first; a text that a person reads begins better with a letter than with a blank.
    // Of Hangul, with a letter that begins a syllable.
    examplePrompt: () => vocabulary.find((symbol) => /^(?![\u1161-\u11c2])\p{L}/u.test(symbol)) ?? vocabulary[0] ?? '',
  };
}
