import * as words from '#words/formats/format-error';
/**
 * A file cannot be read. Says what was expected, what was found, and where, for authors of such files; and, where
 * recognised, the actual file type in plain words: `explain-refusal.ts` makes a sentence of it.
 */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly expected: string;
  readonly found: string;
  /** Offset of the first offending byte, or null when there is no single one. */
  readonly byteOffset: number | null;
  /** Continuation after the name of the file: "is a picture. Open …". Whole sentences; null where nothing is known but `expected` and `found`. */
  readonly verdict: string | null;

  constructor(expected: string, found: string, byteOffset: number | null = null, verdict: string | null = null) {
    super(byteOffset === null ? words.expected(expected, found) : words.expectedAt(expected, found, byteOffset));
    this.expected = expected;
    this.found = found;
    this.byteOffset = byteOffset;
    this.verdict = verdict;
  }
}

/** The verdict on a file of which the end is missing. */
export const CUT_SHORT = words.cutShort;
