/**
 * The `tokenizer.json` of Hugging Face's library, taken apart so that it is kept with a model: its vocabulary, its merges,
 * and the rest of it (normaliser, splitting, special tokens, decoder), which is called its pipeline here.
 * Source: `tokenizers` 0.23.
 */
import { spellBytes } from '../bytes/byte-alphabet';

export interface TokenizerParts {
  /** The file as JSON, without `model.vocab` and `model.merges`. */
  readonly pipeline: string;
  /** As the file spells them, in the order of the ids. */
  readonly tokens: readonly string[];
  /** Two spellings with a blank between: the first is merged first. */
  readonly merges: readonly string[];
}

/** What stands for an id that the vocabulary leaves out. */
export const missingToken = (id: number): string => `⟨${id}⟩`;

interface Pipeline {
  readonly pre_tokenizer?: unknown;
  readonly decoder?: unknown;
  readonly model: {
    readonly type: string;
    readonly continuing_subword_prefix?: string | null;
    readonly end_of_word_suffix?: string | null;
    /** Of Unigram, in the order of the ids. */
    readonly scores?: readonly number[];
  };
}

/** Throws SyntaxError where the pipeline is no JSON. */
const parsed = (pipeline: string): Pipeline => JSON.parse(pipeline) as Pipeline;

/** The file put together again, as plain JSON. */
export function tokenizerFile({ pipeline, tokens, merges }: TokenizerParts): object {
  const { model, ...rest } = parsed(pipeline);
  const { scores, ...settings } = model;
  if (model.type === 'Unigram') return { ...rest, model: { ...settings, vocab: (scores ?? []).map((score, id) => [tokens[id], score]) } };
  const vocab = Object.fromEntries(tokens.flatMap((token, id) => (token === missingToken(id) ? [] : [[token, id]])));
  return { ...rest, model: { ...settings, vocab, ...(model.type === 'BPE' ? { merges: merges.map((merge) => merge.split(' ')) } : {}) } };
}

/**
 * The texts that tokens stand for inside a longer text, spelled in the byte alphabet: "▁the" is " the", "##s" is "s", and
 * "<0x0A>" is a line end.
 */
export function spelledTokens({ pipeline, tokens }: TokenizerParts): readonly string[] {
  const { pre_tokenizer: split, decoder, model } = parsed(pipeline);
  const steps = JSON.stringify([split ?? null, decoder ?? null]);
  if (steps.includes('"ByteLevel"')) return tokens;
  const ofText = (text: string): string => spellBytes(new TextEncoder().encode(text));
  const prefix = model.continuing_subword_prefix ?? '##';
  const suffix = model.end_of_word_suffix ?? '';
  const [hasMetaspace, hasBytes] = [steps.includes('▁'), steps.includes('"ByteFallback"')];
  // Without a decoder, words stand apart.
  const standsApart = model.type === 'WordPiece' || ((decoder ?? null) === null && (split ?? null) !== null);
  return tokens.map((token) => {
    const [, byte] = hasBytes ? (/^<0x([0-9A-F]{2})>$/.exec(token) ?? []) : [];
    if (byte !== undefined) return spellBytes(Uint8Array.of(Number.parseInt(byte, 16)));
    if (hasMetaspace) return ofText(token.replaceAll('▁', ' '));
    if (suffix !== '') return ofText(token.endsWith(suffix) ? `${token.slice(0, -suffix.length)} ` : token);
    if (model.type === 'WordPiece' && token.startsWith(prefix)) return ofText(token.slice(prefix.length));
    return ofText(standsApart ? ` ${token}` : token);
  });
}
