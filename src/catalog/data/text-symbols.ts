/** How the characters of a person's text become few enough for a vocabulary. */
import { mostSymbols } from './card';

/** Shown for a line break, which has no glyph of its own. */
export const newlineSign = '¶';
/** Stands for every character that found no place. */
export const unknownSign = '▯';

/**
 * Letters of Hangul, of which a syllable is put together (Unicode, section 3.12): 67 of them write 11,172 syllables, and
 * nothing is lost.
 */
const hangulLetter = /[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2]/u;
const hangulSyllable = /[\uac00-\ud7a3]/gu;

export const hasHangulLetters = (symbols: readonly string[]): boolean => symbols.some((symbol) => hangulLetter.test(symbol));

/** Syllables of Hangul as their letters; everything else stays. */
export const inLetters = (text: string): string => text.replaceAll(hangulSyllable, (syllable) => syllable.normalize('NFD'));

/** Letters of Hangul as syllables again, as far as they make any; everything else stays. */
export const inSyllables = (text: string): string =>
  text.replaceAll(/[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/gu, (letters) => letters.normalize('NFC'));

export interface MappedCharacter {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface TextSymbols {
  /** Most frequent first. */
  readonly vocabulary: readonly string[];
  /** Id of each code point of the text. */
  readonly idOf: ReadonlyMap<string, number>;
  /** Characters that became another one, most frequent first. */
  readonly mapped: readonly MappedCharacter[];
}

/**
 * The vocabulary of a text by how often each of its code points occurs. Those beyond the {@link mostSymbols} most
 * frequent become their plain form where that is kept (é → e, “ → "),
 * else {@link unknownSign}. Control characters never have a place: a tab becomes a blank.
 */
export function symbolsOf(counts: ReadonlyMap<string, number>): TextSymbols {
  const shown = new Map<string, number>();
  for (const [character, count] of counts) {
    const symbol = visible(character);
    if (symbol !== null) shown.set(symbol, (shown.get(symbol) ?? 0) + count);
  }
  const byFrequency = [...shown].toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1)).map(([symbol]) => symbol);
  const isLossy = byFrequency.length > mostSymbols || [...counts.keys()].some((character) => visible(character) === null);
  const kept = new Set(byFrequency.slice(0, isLossy ? mostSymbols - 1 : mostSymbols));
  const homeOf = (character: string): string => {
    const symbol = visible(character);
    if (symbol !== null && kept.has(symbol)) return symbol;
    return plainForms(character).find((form) => kept.has(form)) ?? unknownSign;
  };
  const homes = [...counts.keys()].map((character) => [character, homeOf(character)] as const);
  const vocabulary = [...kept, ...(homes.some(([, home]) => home === unknownSign) && !kept.has(unknownSign) ? [unknownSign] : [])];
  const ids = new Map(vocabulary.map((symbol, id) => [symbol, id]));
  return {
    vocabulary,
    idOf: new Map(homes.map(([character, home]) => [character, ids.get(home) ?? 0])),
    mapped: homes
      .filter(([character, home]) => home !== character && character !== '\n')
      .map(([from, to]) => ({ from, to, count: counts.get(from) ?? 0 }))
      .toSorted((a, b) => b.count - a.count),
  };
}

/** The character as the vocabulary shows it; null where it cannot be shown. */
function visible(character: string): string | null {
  if (character === '\n') return newlineSign;
  // A pilcrow of the text's own would be taken for a line break.
  if (character === newlineSign) return null;
  if (/^[\t\p{Zs}]$/u.test(character)) return ' ';
  return /^[\P{C}\u200c\u200d]$/u.test(character) ? character : null;
}

const plainQuotes: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '.',
};

/** Likenesses of a character, the nearest first: without its accents, in lower case. */
function plainForms(character: string): readonly string[] {
  const bare = character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const forms = [plainQuotes[character] ?? '', bare, bare.toLowerCase(), character.toLowerCase()];
  return forms.filter((form) => Array.from(form).length === 1 && form !== character);
}
