import * as words from '#words/catalog/data/wishes';
import { DataError } from './data-error';
import { encodingOf, type Encoding } from './encoding-names';

/** What a person says of a text where they want it read otherwise. What is not said is decided from its bytes. */
export interface TextWish {
  /** Of the file; without it, it is found out. */
  readonly encoding?: Encoding;
  /** Characters without it. Bytes of UTF-8 lose nothing of any script, and need several steps for a letter of most. */
  readonly symbols?: 'characters' | 'bytes';
}

/** The wish alone, of a source that a script may have written. Throws {@link DataError} for what is none. */
export function textWish({ encoding, symbols }: { readonly encoding?: unknown; readonly symbols?: unknown }): TextWish {
  if (symbols !== undefined && symbols !== 'characters' && symbols !== 'bytes') throw new DataError(words.symbols);
  return { ...(encoding === undefined ? {} : { encoding: encodingOf(encoding) }), ...(symbols === undefined ? {} : { symbols }) };
}
