import { CUT_SHORT, FormatError } from '../format-error';
import { ggufValueTypes, numberTypes, type LocatedValue } from './values';
import { quoted } from '../shared/quoted';

/** Vocabularies of today have a quarter of a million tokens, and twice as many merges. */
const MOST_LISTED = 2_000_000;

/** The header goes on behind the bytes that were read of the file. */
export class HeaderGoesOn extends Error {
  override readonly name = 'HeaderGoesOn';
}

/**
 * Reads the header of a GGUF file from front to back. Every length is compared with the bytes that are left before it is
 * used, so a claim costs nothing; what is handed out are views. Throws {@link FormatError} at the place of the claim, and
 * {@link HeaderGoesOn} where only the beginning of a file was given and does not suffice.
 */
export class GgufCursor {
  at = 0;
  /** Texts in lists so far: each has to be passed by itself. */
  #listed = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #fileLength: number;

  /** @param fileLength of the whole file, where `bytes` are its beginning */
  constructor(bytes: Uint8Array, fileLength = bytes.length) {
    this.#bytes = bytes;
    this.#fileLength = fileLength;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u32(what: string): number {
    this.#need(4, what);
    this.at += 4;
    return this.#view.getUint32(this.at - 4, true);
  }

  /** A 64-bit number that cannot be larger than the file has bytes. Compared as an integer: 2⁶³ + 1 is not 2⁶³. */
  size(what: string, limit = this.#fileLength): number {
    this.#need(8, what);
    const value = this.#view.getBigUint64(this.at, true);
    if (value > BigInt(limit)) throw new FormatError(`${what} of ${limit} at most`, String(value), this.at);
    this.at += 8;
    return Number(value);
  }

  text(what: string): string {
    const length = this.size(`a length of ${what}`);
    const start = this.at;
    this.#need(length, what);
    this.at += length;
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.#bytes.subarray(start, this.at));
    } catch {
      throw new FormatError(`${what} in UTF-8`, 'bytes that are not UTF-8', start);
    }
  }

  /** The value of a metadata key, its type first. */
  value(key: string): LocatedValue {
    const type = this.u32(`the type of ${quoted(key)}`);
    const start = this.at;
    if (type === ggufValueTypes.array) this.#skipArray(key);
    else this.#skip(type, 1, key);
    return { type, bytes: this.#bytes.subarray(start, this.at), byteOffset: start };
  }

  #skipArray(key: string): void {
    const elementType = this.u32(`the element type of ${quoted(key)}`);
    this.#skip(elementType, this.size(`a number of elements of ${quoted(key)}`), key);
  }

  #skip(type: number, count: number, key: string): void {
    const value = `the value of ${quoted(key)}`;
    const size = numberTypes.get(type)?.sizeBytes;
    if (size !== undefined) {
      this.#need(size * count, value);
      this.at += size * count;
    } else if (type === ggufValueTypes.string) {
      this.#listed += count;
      if (this.#listed > MOST_LISTED)
        throw new FormatError(`at most ${MOST_LISTED} texts in the metadata`, `${this.#listed} up to ${quoted(key)}`, this.at);
      for (let i = 0; i < count; i++) {
        const length = this.size(`a length of ${value}`);
        this.#need(length, value);
        this.at += length;
      }
    } else throw new FormatError(`a type of metadata out of 0 to 12 as ${value}, no list of lists`, String(type), this.at);
  }

  #need(count: number, what: string): void {
    const left = this.#fileLength - this.at;
    if (count > this.#bytes.length - this.at && count <= left) throw new HeaderGoesOn();
    if (count > left) throw new FormatError(`${count} bytes for ${what}`, `${left}: the file ends too soon`, this.at, CUT_SHORT);
  }
}
