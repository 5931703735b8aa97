/** Parts of a tokenizer by which texts are split, and what is said of those that the page does not know. */
import * as words from '#words/formats/verdicts';
import { visibleText } from '../../math/text/visible-text';

/** Types that the library of `math/text/library-tokenizer.ts` knows (version 0.2). */
const knownTypes: Readonly<Record<string, ReadonlySet<string>>> = {
  normalizer: new Set([
    'BertNormalizer',
    'Lowercase',
    'NFC',
    'NFD',
    'NFKC',
    'NFKD',
    'Precompiled',
    'Prepend',
    'Replace',
    'Sequence',
    'Strip',
    'StripAccents',
  ]),
  pre_tokenizer: new Set([
    'BertPreTokenizer',
    'ByteLevel',
    'Digits',
    'FixedLength',
    'Metaspace',
    'Punctuation',
    'Replace',
    'Sequence',
    'Split',
    'Whitespace',
    'WhitespaceSplit',
  ]),
  post_processor: new Set(['BertProcessing', 'ByteLevel', 'RobertaProcessing', 'Sequence', 'TemplateProcessing']),
};

/** Of these, the library follows the letter only for common characters. */
const approximate: ReadonlySet<string> = new Set(['Precompiled']);

/** What is said of a model whose splitting is not known, or not whole. */
export const unknownSplitting = (name: string): string => words.unknownSplitting(visibleText(name, 40));

export interface KnownPart {
  /** The part without what is not known; null where nothing is left. */
  readonly part: unknown;
  readonly unknown: readonly string[];
}

/** A part of a `tokenizer.json` without the types that the library does not know. */
export function knownPart(kind: 'normalizer' | 'pre_tokenizer' | 'post_processor', part: unknown): KnownPart {
  if (typeof part !== 'object' || part === null) return { part: null, unknown: [] };
  const fields = new Map(Object.entries(part));
  const type = String(fields.get('type'));
  if (knownTypes[kind]?.has(type) !== true) return { part: null, unknown: [type] };
  const key = ['normalizers', 'pretokenizers', 'processors'].find((name) => Array.isArray(fields.get(name)));
  if (type !== 'Sequence' || key === undefined) return { part, unknown: approximate.has(type) ? [type] : [] };
  const inner: readonly unknown[] = fields.get(key) as readonly unknown[];
  const read = inner.map((each) => knownPart(kind, each));
  return {
    part: { ...part, [key]: read.flatMap((each) => (each.part === null ? [] : [each.part])) },
    unknown: read.flatMap((each) => each.unknown),
  };
}
