import type { TokenTask } from '../../catalog/tasks/task';
import { spellBytes } from '../../math/bytes/byte-alphabet';

/**
 * How programs of language models turn a text into the ids of a vocabulary: each byte is spelled with a character of the
 * byte alphabet, neighbours are merged in the order of the merges, and what then stands there is looked up among the
 * tokens. Source: Sennrich et al. 2016 (byte-pair encoding), Radford et al. 2019 (on bytes).
 */
export interface ByteTokenizer {
  /** Spelling of every token, in the order of the ids. */
  readonly tokens: readonly string[];
  /** Two spellings with a blank between: the first merge is made first. */
  readonly merges: readonly string[];
  /** Null: texts are split as GPT-2 does. Else see `math/text/tokenizer-file.ts`. */
  readonly pipeline: string | null;
  /** Token that begins every text; null: none. */
  readonly start: number | null;
  /** Token that ends a text. llama.cpp takes token 11 where none is named. */
  readonly end: number;
}

/** The sign under which tasks show a newline. */
const NEWLINE_SIGN = '¶';

/** The text that a symbol of a vocabulary stands for. */
export const textOfSymbol = (symbol: string): string => (symbol === NEWLINE_SIGN ? '\n' : symbol);

/**
 * The tokenizer of a task whose symbols are characters, or null where symbols cannot be told apart. A character of
 * several bytes is merged from them; the bytes alone are no tokens.
 *
 * Where a task begins every example with the same token, this begins a text, and ends it too. Elsewhere the last symbol,
 * which is the rarest of a text that a person gave, has to serve as the end.
 */
export function byteTokenizerOf({ vocabulary, startToken, tokenizer }: TokenTask): ByteTokenizer | null {
  if (tokenizer !== undefined) return { ...tokenizer, start: startToken ?? null, end: tokenizer.end ?? tokenizer.tokens.length - 1 };
  const texts = vocabulary.map(textOfSymbol);
  if (texts.some((text) => Array.from(text).length !== 1)) return null;
  const tokens = texts.map((text) => spellBytes(new TextEncoder().encode(text)));
  if (new Set(tokens).size < tokens.length) return null;
  return { tokens, merges: mergesOfCharacters(tokens), pipeline: null, start: startToken ?? null, end: startToken ?? tokens.length - 1 };
}

/** The merges that put together every spelling from its bytes, from the left. */
export function mergesOfCharacters(tokens: readonly string[]): readonly string[] {
  return [
    ...new Set(
      tokens.flatMap((spelling) =>
        Array.from(spelling)
          .slice(1)
          .map(
            (byte, i) =>
              `${Array.from(spelling)
                .slice(0, i + 1)
                .join('')} ${byte}`,
          ),
      ),
    ),
  ];
}
