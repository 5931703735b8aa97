/** Takes texts apart as Hugging Face's library does. Fetched when a model needs it. */
import { Tokenizer } from '@huggingface/tokenizers';
import { tokenizerFile, type TokenizerParts } from './tokenizer-file';

/** Ids of a text, special tokens included, and the pieces for which there is no token. */
export type EncodeText = (text: string) => { readonly ids: readonly number[]; readonly unknown: readonly string[] };

/** Throws an error of the library where it does not know a part of the pipeline. */
export function libraryTokenizer(parts: TokenizerParts): EncodeText {
  const tokenizer = new Tokenizer(tokenizerFile(parts), {});
  return (text) => {
    const { ids, tokens } = tokenizer.encode(text);
    const isKnown = (id: number | undefined): id is number => id !== undefined && id !== null;
    return { ids: ids.filter(isKnown), unknown: tokens.filter((_, i) => !isKnown(ids[i])) };
  };
}
