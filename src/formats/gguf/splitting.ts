/** How texts are split before byte pairs are merged, by the names of `tokenizer.ggml.pre`. Source: llama.cpp, `llama-vocab.cpp`. */

const byteLevel = (useRegex: boolean): object => ({
  type: 'ByteLevel',
  add_prefix_space: false,
  trim_offsets: true,
  use_regex: useRegex,
});

const splitBy = (pattern: string): object => ({
  type: 'Sequence',
  pretokenizers: [{ type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false }, byteLevel(false)],
});

const digitsApart = { type: 'Sequence', pretokenizers: [{ type: 'Digits', individual_digits: true }, byteLevel(true)] };

/** Of Llama 3: numbers in threes, a sign before a word joins it. Of Qwen 2: the same with digits one by one. */
const wordsOf = (digits: string): string =>
  `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`;

/** As GPT-2, whose splitting `math/text/byte-pair-encoding.ts` does. */
const asGpt2 = new Set(['gpt-2', 'gpt2', 'phi-2', 'jina-es', 'jina-de', 'mpt', 'olmo', 'jais']);

const splittings: ReadonlyMap<string, object> = new Map([
  ...['llama-bpe', 'llama3', 'llama-v3', 'falcon3'].map((name) => [name, splitBy(wordsOf('\\p{N}{1,3}'))] as const),
  ...['qwen2', 'stablelm2', 'deepseek-r1-qwen', 'megrez'].map((name) => [name, splitBy(wordsOf('\\p{N}'))] as const),
  ...['smollm', 'starcoder', 'refact', 'command-r', 'codeshell'].map((name) => [name, digitsApart] as const),
]);

/** Those that take a word whole where it is a token, before they merge anything. */
const wholeWords = new Set(['llama-bpe', 'llama3', 'llama-v3', 'falcon3']);

/** The pipeline of a name, `gpt-2` for that of GPT-2, or null for a name that is not known. */
export function ggufSplitting(pre: string): { readonly preTokenizer: object; readonly ignoreMerges: boolean } | 'gpt-2' | null {
  if (asGpt2.has(pre)) return 'gpt-2';
  const preTokenizer = splittings.get(pre);
  return preTokenizer === undefined ? null : { preTokenizer, ignoreMerges: wholeWords.has(pre) };
}
