/** The entries of a header as they come, a piece of the file at a time: `"name": { … }`, with commas between. */
import { FormatError } from '../../format-error';
import { quoted } from '../../shared/quoted';
import type { RangedSource } from '../source';

const PIECE_BYTES = 2 ** 20;

export interface HeaderText {
  readonly name: string;
  /** An object, with its braces. */
  readonly json: string;
  /** How many colons stand in the object outside of texts: one for each key. */
  readonly colons: number;
  /** Where the name stands in the file. */
  readonly byteOffset: number;
}

const sign = { quote: 0x22, comma: 0x2c, colon: 0x3a, backslash: 0x5c, open: 0x7b, close: 0x7d } as const;
const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * The entries between two places of a file, those of a piece together. Throws {@link FormatError} where the text is none such.
 *
 * @param mostBytes of a name, or of the object of a name
 */
export async function* headerTexts(
  source: RangedSource,
  [begin, end]: readonly [begin: number, end: number],
  mostBytes: (name: string | null) => number,
): AsyncGenerator<readonly HeaderText[]> {
  const reader = new HeaderReader(begin, mostBytes);
  for (let next = begin; next < end || next === begin;) {
    // As much again as is waiting, at least a piece: what is long is looked through no more than twice.
    const to = Math.min(end, next + Math.max(PIECE_BYTES, reader.waiting));
    yield reader.feed(await source.read(next, to), to === end);
    if (to === end) return;
    next = to;
  }
}

/** The header goes on behind what was read. */
class GoesOn extends Error {
  override readonly name = 'GoesOn';
}

class HeaderReader {
  readonly #mostBytes: (name: string | null) => number;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #bytes: Uint8Array = new Uint8Array();
  /** Of the first of them in the file. */
  #byteOffset: number;
  #at = 0;
  #isLast = false;
  #awaits: 'brace' | 'first' | 'entry' | 'nothing' = 'brace';

  constructor(byteOffset: number, mostBytes: (name: string | null) => number) {
    this.#byteOffset = byteOffset;
    this.#mostBytes = mostBytes;
  }

  get waiting(): number {
    return this.#bytes.length - this.#at;
  }

  feed(piece: Uint8Array, isLast: boolean): readonly HeaderText[] {
    const waiting = this.#bytes.subarray(this.#at);
    this.#byteOffset += this.#at;
    this.#bytes = new Uint8Array(waiting.length + piece.length);
    this.#bytes.set(waiting);
    this.#bytes.set(piece, waiting.length);
    this.#at = 0;
    this.#isLast = isLast;
    const texts: HeaderText[] = [];
    let begun = 0;
    try {
      while (this.#awaits !== 'nothing') {
        begun = this.#at;
        if (this.#awaits === 'brace') {
          // The layout demands it at once, where JSON alone would allow blanks before it.
          this.#take(sign.open, 'an opening brace');
          this.#awaits = 'first';
        } else if (this.#awaits === 'first' && this.#afterBlanks() === sign.close) {
          this.#at++;
          this.#awaits = 'nothing';
        } else texts.push(this.#entry());
      }
      while (isBlank(this.#bytes[this.#at])) this.#at++;
      if (this.#at < this.#bytes.length) throw this.#wrong('nothing but blanks behind it');
    } catch (error) {
      if (!(error instanceof GoesOn)) throw error;
      this.#at = begun;
    }
    return texts;
  }

  #entry(): HeaderText {
    if (this.#afterBlanks() !== sign.quote) throw this.#wrong('a name in quotes');
    const first = this.#at;
    this.#at = this.#closingQuote(first, first + this.#mostBytes(null)) + 1;
    const name = this.#nameIn(this.#text(first));
    this.#afterBlanks();
    this.#take(sign.colon, 'a colon');
    if (this.#afterBlanks() !== sign.open) throw this.#wrong('an opening brace');
    const start = this.#at;
    const colons = this.#skipObject(start + this.#mostBytes(name));
    const json = this.#text(start);
    if (this.#afterBlanks() === sign.close) this.#awaits = 'nothing';
    else if (this.#byte() === sign.comma) this.#awaits = 'entry';
    else throw this.#wrong('a comma or a closing brace');
    this.#at++;
    return { name, json, colons, byteOffset: this.#byteOffset + first };
  }

  #nameIn(json: string): string {
    try {
      return String(JSON.parse(json));
    } catch {
      throw this.#wrong('a name');
    }
  }

  /** Goes behind the object that opens here, and returns its colons. */
  #skipObject(most: number): number {
    let [depth, colons] = [0, 0];
    for (let i = this.#at; i < this.#bytes.length && i < most; i++) {
      const byte = this.#bytes[i];
      if (byte === sign.quote) i = this.#closingQuote(i, most);
      else if (byte === sign.colon) colons++;
      else if (byte === sign.open) depth++;
      else if (byte === sign.close && --depth === 0) {
        this.#at = i + 1;
        return colons;
      }
    }
    throw this.#endless(most);
  }

  /** Index of the quote that ends the text which begins at `opening`. */
  #closingQuote(opening: number, most: number): number {
    for (let i = opening + 1; i < this.#bytes.length && i < most; i++) {
      const byte = this.#bytes[i];
      if (byte === sign.quote) return i;
      if (byte === sign.backslash) i++;
    }
    throw this.#endless(most);
  }

  #endless(most: number): Error {
    return most <= this.#bytes.length || this.#isLast ? this.#wrong('shorter names and entries, each with its end') : new GoesOn();
  }

  #take(wanted: number, called: string): void {
    if (this.#byte() !== wanted) throw this.#wrong(called);
    this.#at++;
  }

  #afterBlanks(): number {
    while (isBlank(this.#bytes[this.#at])) this.#at++;
    return this.#byte();
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte !== undefined) return byte;
    throw this.#isLast ? this.#wrong('a closing brace') : new GoesOn();
  }

  #text(from: number): string {
    try {
      return this.#decoder.decode(this.#bytes.subarray(from, this.#at));
    } catch {
      throw new FormatError('a header in UTF-8', 'bytes that are not UTF-8', this.#byteOffset + from);
    }
  }

  #wrong(expected: string): FormatError {
    const found = new TextDecoder().decode(this.#bytes.subarray(this.#at, this.#at + 20));
    return new FormatError(
      `a JSON object as header, and here ${expected}`,
      found === '' ? 'its end' : quoted(found),
      this.#byteOffset + this.#at,
    );
  }
}
