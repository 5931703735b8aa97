/** A person's text → token ids, vocabulary and what there is to say about it. */
import * as words from '#words/catalog/data/text';
import { spellBytes } from '../../math/bytes/byte-alphabet';
import { crc32 } from '../../math/bytes/crc32';
import { mostSymbols, type CardBaseline, type TextCard } from './card';
import { DataError } from './data-error';
import type { DataReport } from './data-report';
import { decodeText } from './decode-text';
import { withoutInvisible } from './invisible-marks';
import type { TextData } from './own-data';
import type { TextWish } from './text-wish';
import { inLetters, inSyllables, newlineSign, symbolsOf, unknownSign, type MappedCharacter } from './text-symbols';

export const fewestCharacters = 2000;
/** Below this a small model learns the text by heart within the default budget. */
const comfortable = 20_000;
const heldOutShare = 0.1;
/** Enough for two windows of the longest kind in the shortest text. */
const fewestHeldOut = 300;
const openingLength = 12;
/** From this share of the text on, what finds no place is more than a note. */
const noticeableLoss = 0.01;

/** Throws {@link DataError} when it is no text or too short. */
export function readText(source: string | Uint8Array, wish: TextWish = {}): { readonly data: TextData; readonly report: DataReport } {
  const { text, note, encoding } = decodeText(source, wish.encoding);
  const { text: clean, left } = withoutInvisible(text);
  const { symbols = 'characters' } = wish;
  const whole = clean.trim();
  const spelled = symbols === 'bytes' ? inBytes(whole) : inCharacters(whole);
  const { vocabulary, ids } = spelled;
  const length = ids.length;
  if (length < fewestCharacters) {
    throw new DataError(words.tooShort(symbols, length, fewestCharacters));
  }
  if (vocabulary.length < 2) throw new DataError(words.oneCharacter);

  const heldOutCharacters = Math.max(fewestHeldOut, Math.floor(heldOutShare * length));
  const trainCharacters = length - heldOutCharacters;
  const card: TextCard = {
    kind: 'text',
    digest: `${symbols === 'bytes' ? 'bytes' : 'text'}-${crc32(ids, new TextEncoder().encode(vocabulary.join('')))
      .toString(16)
      .padStart(8, '0')}-${length}`,
    ...(symbols === 'bytes' ? { symbols } : {}),
    vocabulary,
    trainCharacters,
    heldOutCharacters,
    baseline: frequencyBaseline(ids, trainCharacters, vocabulary.length),
  };
  const report = reportOf(card, whole, spelled, [...(note === null ? [] : [note]), ...left]);
  return { data: { card, ids }, report: { ...report, symbols, ...(encoding === null ? {} : { encoding }) } };
}

/** A text as the ids of a vocabulary of its own. */
interface SpelledText {
  readonly vocabulary: readonly string[];
  readonly ids: Uint8Array;
  readonly mapped: readonly MappedCharacter[];
  readonly notes: readonly string[];
}

function inCharacters(whole: string): SpelledText {
  const syllables = countCharacters(whole);
  const isTakenApart = needsLetters(syllables);
  const text = isTakenApart ? inLetters(whole) : whole;
  const counts = isTakenApart ? countCharacters(text) : syllables;
  const { vocabulary, idOf, mapped } = symbolsOf(counts);
  const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { vocabulary, ids: tokenIds(text, length, idOf), mapped, notes: isTakenApart ? [hangulNote(syllables)] : [] };
}

/** Every script without loss: the bytes of UTF-8 that occur, most frequent first. */
function inBytes(whole: string): SpelledText {
  const bytes = new TextEncoder().encode(whole);
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const order = Array.from({ length: 256 }, (_, byte) => byte)
    .filter((byte) => (counts[byte] ?? 0) > 0)
    .toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const idOf = new Uint8Array(256);
  order.forEach((byte, id) => (idOf[byte] = id));
  const characters = [...countCharacters(whole).values()].reduce((sum, count) => sum + count, 0);
  return {
    vocabulary: [...spellBytes(Uint8Array.from(order))],
    ids: bytes.map((byte) => idOf[byte] ?? 0),
    mapped: [],
    notes: [words.asBytes(characters, bytes.length)],
  };
}

/** Whether a text has syllables of Hangul, and more different characters than a vocabulary holds. */
const needsLetters = (counts: ReadonlyMap<string, number>): boolean =>
  counts.size > mostSymbols && [...counts.keys()].some((character) => inLetters(character) !== character);

function hangulNote(counts: ReadonlyMap<string, number>): string {
  const written = [...counts].filter(([character]) => inLetters(character) !== character);
  const count = written.reduce((sum, [, times]) => sum + times, 0);
  return words.hangul(count, written.length);
}

/** Occurrences of every code point, in no particular order. */
function countCharacters(text: string): ReadonlyMap<string, number> {
  const counts = new Uint32Array(0x110000);
  forEachCodePoint(text, (codePoint) => {
    counts[codePoint] = (counts[codePoint] ?? 0) + 1;
  });
  const found = new Map<string, number>();
  counts.forEach((count, codePoint) => {
    if (count > 0) found.set(String.fromCodePoint(codePoint), count);
  });
  return found;
}

function tokenIds(text: string, length: number, idOf: ReadonlyMap<string, number>): Uint8Array {
  const table = new Uint8Array(0x110000);
  for (const [character, id] of idOf) table[character.codePointAt(0) ?? 0] = id;
  const ids = new Uint8Array(length);
  let place = 0;
  forEachCodePoint(text, (codePoint) => {
    ids[place++] = table[codePoint] ?? 0;
  });
  return ids;
}

/** Millions of characters: an iterator that makes a string of each would take seconds. */
function forEachCodePoint(text: string, visit: (codePoint: number) => void): void {
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i) ?? 0;
    if (codePoint > 0xffff) i++;
    visit(codePoint);
  }
}

/** Foretelling held-out characters from how often each occurs in the part that is trained on (each counted once more). */
function frequencyBaseline(ids: Uint8Array, trainCharacters: number, vocab: number): CardBaseline {
  const counts = new Float64Array(vocab).fill(1);
  for (const id of ids.subarray(0, trainCharacters)) counts[id] = (counts[id] ?? 0) + 1;
  const likeliest = counts.indexOf(Math.max(...counts));
  const held = ids.subarray(trainCharacters);
  let [nats, right] = [0, 0];
  for (const id of held) {
    nats -= Math.log((counts[id] ?? 1) / (trainCharacters + vocab));
    if (id === likeliest) right++;
  }
  return { score: right / held.length, loss: nats / held.length };
}

function reportOf(card: TextCard, whole: string, { ids, mapped, notes: own }: SpelledText, before: readonly string[]): DataReport {
  const { symbols: unit = 'characters', vocabulary, trainCharacters, heldOutCharacters } = card;
  const length = ids.length;
  const likened = mapped.filter(({ to }) => to !== unknownSign);
  const lost = mapped.filter(({ to }) => to === unknownSign);
  const notes = [
    ...before,
    ...own,
    ...(likened.length === 0
      ? []
      : [words.likened(likened.length, listed(likened.map(({ from, to, count }) => words.times(`${named(from)} → ${named(to)}`, count))))]),
    ...(lost.length === 0
      ? []
      : [words.lost(lost.length, unknownSign, listed(lost.map(({ from, count }) => words.times(named(from), count))))]),
  ];
  const lostShare = lost.reduce((sum, { count }) => sum + count, 0) / length;
  const warnings = [
    ...(lostShare < noticeableLoss ? [] : [words.muchIsLost(Math.max(1, Math.round(100 * lostShare)), mostSymbols, unknownSign)]),
    ...(length >= comfortable ? [] : [words.short(unit, trainCharacters, comfortable)]),
  ];
  return {
    summary: words.summary(unit, length, vocabulary.length, heldOutCharacters),
    notes,
    warnings,
    preview: whole
      .split('\n', 40)
      .filter((line) => line.trim() !== '')
      .slice(0, 4)
      .map((line) => line.slice(0, 200)),
    opening: unit === 'bytes' ? firstOf(whole.split('\n').find((line) => line.trim() !== '') ?? '') : openingOf({ card, ids }),
  };
}

/** The first dozen. */
const listed = (items: readonly string[]): string => [...items.slice(0, 12), ...(items.length > 12 ? ['…'] : [])].join(', ');

/** A character as a note shows it: what cannot be seen by its number. */
const named = (character: string): string =>
  /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
    ? words.quoted(character)
    : character === ' '
      ? words.blank
      : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The first words without a character that was lost, in symbols of the vocabulary. */
function openingOf({ card, ids }: TextData): string {
  const symbols = Array.from(ids.subarray(0, 2000), (id) => card.vocabulary[id] ?? '');
  const openings = symbols
    .join('')
    .split(newlineSign)
    .flatMap((line) => line.split(/(?<=\s)/).map((_, i, all) => all.slice(i).join('')));
  const start =
    openings.find((rest) => !firstOf(rest).includes(unknownSign) && firstOf(rest).length > openingLength / 2) ?? openings[0] ?? '';
  const opening = inSyllables(firstOf(start));
  return opening.startsWith(unknownSign) ? opening.replaceAll(unknownSign, '') : opening;
}

function firstOf(line: string): string {
  const characters = Array.from(line);
  const start = characters.slice(0, openingLength + 1).join('');
  return start.includes(' ') && characters.length > openingLength
    ? start.slice(0, start.lastIndexOf(' '))
    : characters.slice(0, openingLength).join('');
}
