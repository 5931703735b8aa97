/**
 * Byte-pair encoding on the bytes of a text, as GPT-2 does it. Tokens and merges are spelled in the byte alphabet.
 *
 *   text → words → bytes → the neighbours whose merge comes first in the list, again and again → tokens
 *
 * Source: Sennrich et al. 2016; Radford et al. 2019 (GPT-2), `encoder.py`.
 */
import { readSpelling, spellBytes } from '../bytes/byte-alphabet';

export interface BytePairVocabulary {
  /** Spelling of every token, in the order of the ids. */
  readonly tokens: readonly string[];
  /** Two spellings with a blank between: the first is merged first. */
  readonly merges: readonly string[];
}

export interface BytePairEncoding {
  /** Ids of a text, and the pieces for which there is no token. */
  encode(text: string): { readonly ids: readonly number[]; readonly unknown: readonly string[] };
  /** The text of ids; bytes that are no UTF-8 become the replacement character. */
  decode(ids: readonly number[]): string;
}

/** No merge reaches from one of these into the next. */
const words = /'(?:s|t|re|ve|m|ll|d)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

export function bytePairEncoding({ tokens, merges }: BytePairVocabulary): BytePairEncoding {
  const idOf = new Map(tokens.map((token, id) => [token, id]));
  const rankOf = new Map(merges.map((merge, rank) => [merge, rank]));

  function merged(word: string): readonly string[] {
    let pieces = Array.from(spellBytes(new TextEncoder().encode(word)));
    for (;;) {
      let best = Infinity;
      let at = -1;
      for (let i = 0; i + 1 < pieces.length; i++) {
        const rank = rankOf.get(`${pieces[i]} ${pieces[i + 1]}`) ?? Infinity;
        if (rank < best) [best, at] = [rank, i];
      }
      if (at < 0) return pieces;
      pieces = [...pieces.slice(0, at), `${pieces[at]}${pieces[at + 1]}`, ...pieces.slice(at + 2)];
    }
  }

  return {
    encode(text) {
      const pieces = (text.match(words) ?? []).flatMap(merged);
      const ids = pieces.map((piece) => idOf.get(piece) ?? -1);
      return { ids: ids.filter((id) => id >= 0), unknown: pieces.filter((_, i) => (ids[i] ?? -1) < 0) };
    },
    decode(ids) {
      const parts = ids.map((id) => readSpelling(tokens[id] ?? '') ?? new TextEncoder().encode(tokens[id] ?? ''));
      const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.length;
      }
      return new TextDecoder().decode(bytes);
    },
  };
}
