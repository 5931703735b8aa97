/**
 * A model that another program made. It has no task of ours: there are no examples to train on and nothing to score. It
 * reads any text through its own tokenizer and goes on with it.
 */
import * as words from '#words/catalog/tasks/foreign';
import { bytePairEncoding } from '../../math/text/byte-pair-encoding';
import type { EncodeText } from '../../math/text/library-tokenizer';
import { spelledTokens } from '../../math/text/tokenizer-file';
import type { ForeignCard } from '../data/card';
import { MissingDataError } from '../data/own-data';
import { tokenizerLibrary } from './tokenizer-library';
import { InputError, type TaskFamily, type TokenTask } from './task';

const description = {
  label: words.label,
  group: 'own',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  defaults: { recipe: 'b1.58', seqLen: 64, steps: 1, learningRate: { ternary: 1e-3, binary: 1e-3, none: 1e-3 } },
} as const;

export const foreign: TaskFamily = {
  ...description,
  kind: 'family',
  needs: 'foreign',
  of({ data }) {
    if (data?.kind !== 'foreign') throw new TypeError(words.noCard);
    const known = built.get(data) ?? foreignTask(data);
    built.set(data, known);
    return known;
  },
};

/** Reading tens of thousands of tokens takes a while, and the task is asked for often. */
const built = new WeakMap<ForeignCard, TokenTask>();

function foreignTask(card: ForeignCard): TokenTask {
  const { name, tokens, pipeline, merges, start, end, notes } = card;
  const spelled = pipeline === null ? tokens : spelledTokens({ pipeline, tokens, merges });
  const encoding = bytePairEncoding({ tokens: spelled, merges });
  let byLibrary: EncodeText | null = null;
  /** Null where the library that this tokenizer needs was not fetched. */
  function encode(text: string): ReturnType<EncodeText> | null {
    if (pipeline === null) {
      const { ids, unknown } = encoding.encode(text);
      return { ids: start === null ? ids : [start, ...ids], unknown };
    }
    byLibrary ??= tokenizerLibrary()?.({ pipeline, tokens, merges }) ?? null;
    return byLibrary?.(text) ?? null;
  }
  const texts = tokens.map((_, id) => encoding.decode([id]));
  const noExamples = (): never => {
    throw new MissingDataError(words.missingData);
  };

  return {
    ...description,
    kind: 'tokens',
    summary: [words.summaryOf(name), ...notes].join(' '),
    // Blanks and line ends have no glyph of their own; bytes of a longer character show as they are spelled.
    vocabulary: texts.map((text, id) => (text === '\n' ? '¶' : text.includes('\uFFFD') || text === '' ? `⟨${tokens[id] ?? ''}⟩` : text)),
    textOf: encoding.decode,
    tokenizer: { tokens, merges, pipeline, end },
    ...(start === null ? {} : { startToken: start }),
    separation: 'own',
    lacksData: true,
    refuseSeqLen: () => null,
    baseline: () => ({ score: 1 / tokens.length, lossNats: Math.log(tokens.length), label: words.guessing }),
    floor: () => null,
    sample: noExamples,
    score: noExamples,
    prompt(input, seqLen) {
      const encoded = encode(input.replaceAll('¶', '\n'));
      // On the page, which leaves the ids to the worker.
      if (encoded === null) return { tokens: [], answerLength: null };
      const { ids: all, unknown } = encoded;
      if (unknown.length > 0)
        throw new InputError(
          words.noTokens(
            [...new Set(unknown)]
              .slice(0, 8)
              .map((piece) => words.quoted(piece))
              .join(', '),
          ),
        );
      if (all.length === 0) throw new InputError(words.noStart);
      if (all.length >= seqLen) throw new InputError(words.tooLong(seqLen, all.length));
      return { tokens: all, answerLength: null };
    },
    answer: () => null,
    examplePrompt: () => texts.find((text) => /^\p{L}$/u.test(text)) ?? texts.find((text) => /^[^\uFFFD]+$/u.test(text)) ?? '',
  };
}
