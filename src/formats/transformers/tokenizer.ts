import type { TokenTask } from '../../catalog/tasks/task';
import { tokenizerFile } from '../../math/text/tokenizer-file';
import { startingWith } from '../shared/token-template';
import { byteTokenizerOf, textOfSymbol, type ByteTokenizer } from '../shared/byte-tokenizer';

/** The two files from which transformers makes a tokenizer, as plain JSON values. Throws RangeError for a task without one. */
export function transformersTokenizer(task: TokenTask, seqLen: number): { readonly tokenizer: object; readonly config: object } {
  const bytes = byteTokenizerOf(task);
  if (bytes === null) throw new RangeError(`The symbols of "${task.label}" are no characters.`);
  const { pipeline, tokens, merges } = bytes;
  const files = tokenizerFiles(vocabularyOf(bytes, task), bytes, seqLen);
  return pipeline === null ? files : { ...files, tokenizer: tokenizerFile({ pipeline, tokens, merges }) };
}

interface Vocabulary {
  readonly tokens: readonly string[];
  readonly merges: readonly string[];
  /** Whether tokens are spelled in bytes. */
  readonly byteLevel: boolean;
}

/** Bytes where every merge is made of tokens, as the library demands; else characters, of which none is ever merged. */
function vocabularyOf({ tokens, merges }: ByteTokenizer, task: TokenTask): Vocabulary {
  const known = new Set(tokens);
  const byteLevel = merges.every((merge) => merge.split(' ').every((part) => known.has(part)));
  return byteLevel ? { tokens, merges, byteLevel } : { tokens: task.vocabulary.map(textOfSymbol), merges: [], byteLevel };
}

function tokenizerFiles(
  { tokens, merges, byteLevel }: Vocabulary,
  { start, end }: ByteTokenizer,
  seqLen: number,
): { readonly tokenizer: object; readonly config: object } {
  const byteLevelStep = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false };
  const startToken = start === null ? null : (tokens[start] ?? '');
  const endToken = tokens[end] ?? '';
  return {
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [{ id: end, content: endToken, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }],
      normalizer: null,
      pre_tokenizer: byteLevel ? byteLevelStep : null,
      post_processor: startToken === null || start === null ? null : startingWith(startToken, start),
      decoder: byteLevel ? byteLevelStep : { type: 'Fuse' },
      model: {
        type: 'BPE',
        dropout: null,
        unk_token: null,
        continuing_subword_prefix: null,
        end_of_word_suffix: null,
        fuse_unk: false,
        byte_fallback: false,
        ignore_merges: false,
        vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
        merges,
      },
    },
    config: {
      tokenizer_class: 'PreTrainedTokenizerFast',
      model_max_length: seqLen,
      ...(startToken === null ? {} : { bos_token: startToken }),
      eos_token: endToken,
      pad_token: endToken,
      // Without it the tokenizer also returns token types, which the model refuses.
      model_input_names: ['input_ids', 'attention_mask'],
      clean_up_tokenization_spaces: false,
    },
  };
}
