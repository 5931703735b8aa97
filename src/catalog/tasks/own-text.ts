/**
 * Your text: the next character of a text that a person gave. Windows are cut anywhere from the part that is trained
 * on; the tail of the text is never trained on, and no window reaches from one part into the other.
 */
import * as words from '#words/catalog/tasks/own-text';
import { readSpelling } from '../../math/bytes/byte-alphabet';
import type { RandomStream } from '../../math/random';
import type { TextCard } from '../data/card';
import { dataOf, MissingDataError, type DataLibrary } from '../data/own-data';
import { hasHangulLetters, inLetters, inSyllables, newlineSign } from '../data/text-symbols';
import { InputError, type Split, type TaskFamily, type TokenExample, type TokenTask } from './task';

const shortest = 16;
const longest = 256;

const description = {
  label: words.label,
  group: 'own',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
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

/** Token ids are places in the card's vocabulary of characters, which shows a line break as ¶, or of bytes. */
export const ownText: TaskFamily = {
  ...description,
  kind: 'family',
  needs: 'text',
  scoreLabelOf: ({ data }) => (data?.kind === 'text' && data.symbols === 'bytes' ? words.bytesRight : description.scoreLabel),
  of({ data }, library) {
    if (data?.kind !== 'text') throw new TypeError(words.noCard);
    return textTask(data, library);
  },
};

/** How a text becomes ids of the card's vocabulary, and ids a text. */
interface TextSpelling extends Pick<TokenTask, 'vocabulary' | 'tokenizer' | 'textOf'> {
  /** Throws {@link InputError} naming the characters that the text does not have. */
  tokensOf(typed: string): readonly number[];
  examplePrompt(): string;
}

function spelledInCharacters({ vocabulary }: TextCard): TextSpelling {
  const isSpelled = hasHangulLetters(vocabulary);
  const idOf = new Map(vocabulary.map((symbol, id) => [symbol, id]));
  return {
    vocabulary,
    ...(isSpelled ? { textOf: (ids) => inSyllables(ids.map((id) => vocabulary[id] ?? '').join('')) } : {}),
    tokensOf(typed) {
      const written = typed.replaceAll('\n', newlineSign);
      const characters = Array.from(isSpelled ? inLetters(written) : written);
      refuseStrange(characters.filter((character) => !idOf.has(character)));
      return characters.map((character) => idOf.get(character) ?? 0);
    },
    // The most frequent symbols come first; a text that a person reads begins better with a letter than with a blank.
    // Of Hangul, with a letter that begins a syllable.
    examplePrompt: () => vocabulary.find((symbol) => /^(?![\u1161-\u11c2])\p{L}/u.test(symbol)) ?? vocabulary[0] ?? '',
  };
}

/** Shown for the byte of a line break; its sign in other texts spells another byte. */
const newlineByteSign = '↵';

function spelledInBytes({ vocabulary: tokens }: TextCard): TextSpelling {
  const bytes = tokens.map((spelling) => readSpelling(spelling)?.[0] ?? 0);
  const idOf = new Map(bytes.map((byte, id) => [byte, id]));
  const encoder = new TextEncoder();
  const isKnown = (character: string): boolean => encoder.encode(character).every((byte) => idOf.has(byte));
  return {
    vocabulary: tokens.map((spelling, id) => (bytes[id] === 0x0a ? newlineByteSign : bytes[id] === 0x20 ? ' ' : spelling)),
    tokenizer: { tokens, merges: [], pipeline: null, end: null },
    textOf: (ids) => new TextDecoder().decode(Uint8Array.from(ids, (id) => bytes[id] ?? 0)),
    tokensOf(typed) {
      const written = typed.replaceAll(newlineByteSign, '\n');
      refuseStrange(Array.from(written).filter((character) => !isKnown(character)));
      return Array.from(encoder.encode(written), (byte) => idOf.get(byte) ?? 0);
    },
    examplePrompt: () => exampleOfBytes(isKnown),
  };
}

/** A letter of which every byte is known, the simplest that there is; else any character. */
function exampleOfBytes(isKnown: (character: string) => boolean): string {
  let any = '';
  for (let codePoint = 0x20; codePoint < 0x1_1000; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    if (/^[\p{C}\p{M}]$/u.test(character) || !isKnown(character)) continue;
    if (/^\p{L}$/u.test(character)) return character;
    any ||= character;
  }
  return any;
}

function refuseStrange(strange: readonly string[]): void {
  const different = [...new Set(strange)];
  if (different.length === 0) return;
  throw new InputError(
    words.strange(
      different
        .slice(0, 8)
        .map((character) => words.quoted(character))
        .join(', '),
      different.length,
    ),
  );
}

function textTask(card: TextCard, library: DataLibrary): TokenTask {
  const { symbols: unit = 'characters', baseline, heldOutCharacters } = card;
  const { tokensOf, examplePrompt, ...spelling } = unit === 'bytes' ? spelledInBytes(card) : spelledInCharacters(card);
  const text = dataOf(library, 'text', card.digest);

  function sample(random: RandomStream, seqLen: number, split: Split = 'train'): TokenExample {
    if (text === null) throw new MissingDataError(words.missingData);
    const { ids } = text;
    const [from, to] = split === 'train' ? [0, card.trainCharacters] : [card.trainCharacters, ids.length];
    const start = from + random.integer(Math.max(1, to - from - seqLen));
    return { tokens: Array.from(ids.subarray(start, start + seqLen + 1)), scored: Array.from({ length: seqLen }, () => 1) };
  }

  return {
    ...description,
    kind: 'tokens',
    ...spelling,
    separation: 'own',
    ...(text === null ? { lacksData: true } : {}),
    refuseSeqLen(seqLen) {
      if (!Number.isInteger(seqLen) || seqLen < shortest || seqLen > longest) return words.badLength(unit, shortest, longest);
      if (seqLen < heldOutCharacters) return null;
      return heldOutCharacters > shortest
        ? words.longerThanHeldOut(unit, heldOutCharacters, shortest, heldOutCharacters - 1)
        : words.fewHeldOut(unit, heldOutCharacters);
    },
    baseline: () => ({
      score: baseline.score,
      lossNats: baseline.loss,
      label: words.frequencies[unit],
    }),
    floor: () => null,
    sample,
    score(predicted, example) {
      const targets = example.tokens.slice(1);
      return targets.filter((target, i) => predicted[i] === target).length / targets.length;
    },
    prompt(input, seqLen) {
      const tokens = tokensOf(input);
      if (tokens.length === 0) throw new InputError(words.empty);
      if (tokens.length >= seqLen) throw new InputError(words.tooLong(unit, seqLen));
      return { tokens, answerLength: null };
    },
    answer: () => null,
    examplePrompt,
  };
}
