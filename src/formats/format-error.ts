/** A file cannot be read. Says what was expected, what was found, and where, so that a person can act on it. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly expected: string;
  readonly found: string;
  /** Offset of the first offending byte from the start of the file, or null when no single place is to blame. */
  readonly byteOffset: number | null;

  constructor(expected: string, found: string, byteOffset: number | null = null) {
    const place = byteOffset === null ? '' : ` (at byte ${byteOffset})`;
    super(`Expected ${expected}, found ${found}${place}.`);
    this.expected = expected;
    this.found = found;
    this.byteOffset = byteOffset;
  }
}
