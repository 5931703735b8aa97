/**
 * The library that takes texts apart for models of other programs. It is there only where somebody has fetched it: the
 * page asks no more than whether a text can be sent, and the worker fetches it with the first model that needs it.
 */
import type { libraryTokenizer } from '../../math/text/library-tokenizer';
import type { ForeignCard } from '../data/card';

let library: typeof libraryTokenizer | null = null;

/** Resolves once texts can be taken apart for a model; at once for one that needs no library. */
export async function fetchTokenizer(card: Pick<ForeignCard, 'pipeline'>): Promise<void> {
  if (card.pipeline !== null) library ??= (await import('../../math/text/library-tokenizer')).libraryTokenizer;
}

/** Null where it was not fetched. */
export const tokenizerLibrary = (): typeof libraryTokenizer | null => library;
