/** How a text becomes the symbols that a token model reads, as data for `runtime/text.c`: found by asking the task itself. */
import { readSpelling } from '../../math/bytes/byte-alphabet';
import type { TokenTask } from '../../catalog/tasks/task';
import { textOfSymbol } from '../shared/byte-tokenizer';

export interface Question {
  /** What is written for each token, and read as it. Bytes where a token is one. */
  readonly symbols: readonly (string | Uint8Array)[];
  /** Tokens before and after what is typed. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Tokens of every question, where all have as many; else null. */
  readonly length: number | null;
  /** Digits that every number is filled up to with zeros in front; 0: numbers are read as they are. */
  readonly digits: number;
  /** Tokens of every answer; null: as many as one likes. */
  readonly answerLength: number | null;
  readonly example: string;
}

/** Null where what is typed is not just symbols one after another. */
export function questionOf(task: TokenTask, seqLen: number): Question | null {
  const symbols = symbolsOf(task);
  if (symbols === null) return null;
  const example = task.examplePrompt(seqLen);
  const { tokens, answerLength } = task.prompt(example, seqLen);
  const typed = Array.from(example.replaceAll('\n', '¶'), (character) => task.vocabulary.indexOf(character));
  const start = task.startToken !== undefined && tokens[0] === task.startToken ? 1 : 0;
  if (task.tokenizer === undefined && !typed.every((token, i) => tokens[start + i] === token)) return null;
  const end = task.tokenizer === undefined ? start + typed.length : tokens.length;
  return {
    symbols,
    before: tokens.slice(0, start),
    after: tokens.slice(end),
    length: answerLength === null ? null : tokens.length,
    digits: digitsOf(task, example, tokens.length, seqLen),
    answerLength,
    example,
  };
}

/** Null where symbols are put together before they are read, as syllables or by merges. */
function symbolsOf({ vocabulary, tokenizer, textOf }: TokenTask): readonly (string | Uint8Array)[] | null {
  if (tokenizer === undefined) return textOf === undefined ? vocabulary.map(textOfSymbol) : null;
  const bytes = tokenizer.tokens.map(readSpelling);
  if (tokenizer.merges.length > 0 || tokenizer.pipeline !== null) return null;
  return bytes.every((spelling): spelling is Uint8Array => spelling !== null) ? bytes : null;
}

/** A task fills numbers up when a shorter one makes a question of the same length. */
function digitsOf(task: TokenTask, example: string, length: number, seqLen: number): number {
  const [number] = /\d{2,}(?=\D)/.exec(example) ?? [];
  if (number === undefined) return 0;
  try {
    return task.prompt(example.replaceAll(/\d+/g, '0'), seqLen).tokens.length === length ? number.length : 0;
  } catch {
    return 0;
  }
}
