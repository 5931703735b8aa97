/**
 * In which encoding a text was written. UTF-8 is decided by counts: where sequences of several bytes are whole far more
 * often than not, a bad byte is a bad byte. What is no UTF-8 is guessed from how often its letters occur (chardet).
 */
import * as words from '#words/catalog/data/text';
import { analyse } from 'chardet';
import { DataError } from './data-error';
import { isEncoding, type Encoding } from './encoding-names';

/** The characters of Windows-1252 at bytes 0x80 to 0x9F, by the WHATWG's index; Node reads them as Latin-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** Bytes that belong to no character, which were left out. */
  readonly badBytes: number;
  /** Nothing in the file proves the encoding. */
  readonly isGuess: boolean;
}

/** @param wish the encoding that a person says it is; without it, it is found out */
export function decode(bytes: Uint8Array, wish?: Encoding): Decoded {
  const encoding = wish ?? marked(bytes) ?? wide(bytes);
  if (encoding !== null && encoding !== 'utf-8') return { text: decodedAs(bytes, encoding), encoding, badBytes: 0, isGuess: false };
  const { whole, bad, cut } = countUtf8(bytes);
  if (encoding === 'utf-8' || bad === 0 || whole >= 4 * bad || (cut && whole > 0))
    return { text: new TextDecoder().decode(bad === 0 ? bytes : validUtf8(bytes, bad)), encoding: 'utf-8', badBytes: bad, isGuess: false };
  const guess = guessed(bytes);
  return { text: decodedAs(bytes, guess), encoding: guess, badBytes: 0, isGuess: true };
}

/** The encoding that the first bytes name; null: none. */
function marked([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark: in most scripts, every second byte of many characters is zero. */
function wide(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4096 & ~1);
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 === 1 || Math.max(even, odd) < 0.05 * sample.length || Math.min(even, odd) > 0.1 * Math.max(even, odd)) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function decodedAs(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'windows-1252')
    return new TextDecoder('windows-1252')
      .decode(bytes)
      .replaceAll(/[\u0080-\u009f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? character);
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    throw new DataError(words.unreadableEncoding(encoding));
  }
}

/** What chardet calls otherwise, or what has more characters at the same places. */
const widened: Readonly<Record<string, Encoding>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
  'iso-8859-9': 'windows-1254',
};
/** Chardet gives this to every encoding of several bytes when it has seen next to nothing. */
const noConfidence = 10;

/** Fewer bytes beyond ASCII tell nothing of a language. */
const fewestForeign = 12;

function guessed(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, 200_000);
  if (sample.reduce((count, byte) => count + (byte > 127 ? 1 : 0), 0) < fewestForeign) return 'windows-1252';
  const [best] = analyse(sample);
  if (best === undefined || best.confidence <= noConfidence) return 'windows-1252';
  const found = best.name.toLowerCase();
  const name = widened[found] ?? found;
  return isEncoding(name) && !name.startsWith('utf') ? name : 'windows-1252';
}

/** Bytes of the UTF-8 sequence that begins at `at`; 0: none does. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  // Overlong forms, halves of pairs, and what lies behind the last character.
  if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0;
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0;
  return length;
}

/** Whole sequences of several bytes, bytes that belong to none, and whether those are at the end, where it was cut off. */
function countUtf8(bytes: Uint8Array): { readonly whole: number; readonly bad: number; readonly cut: boolean } {
  let [whole, bad, firstBad] = [0, 0, -1];
  for (let i = 0; i < bytes.length;) {
    const length = sequenceAt(bytes, i);
    if (length > 1) whole++;
    if (length === 0) {
      bad++;
      if (firstBad < 0) firstBad = i;
    }
    i += Math.max(1, length);
  }
  return { whole, bad, cut: bad > 0 && firstBad >= bytes.length - 3 && (bytes[firstBad] ?? 0) >= 0xc2 && bad < bytes.length };
}

function validUtf8(bytes: Uint8Array, bad: number): Uint8Array {
  const valid = new Uint8Array(bytes.length - bad);
  let place = 0;
  for (let i = 0; i < bytes.length;) {
    const length = sequenceAt(bytes, i);
    for (let j = 0; j < length; j++) valid[place++] = bytes[i + j] ?? 0;
    i += Math.max(1, length);
  }
  return valid;
}
