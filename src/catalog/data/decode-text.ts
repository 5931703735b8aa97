import * as words from '#words/catalog/data/text';
import { DataError } from './data-error';
import { encodingNames, type Encoding } from './encoding-names';
import { decode, type Decoded } from './encodings';

export const largestBytes = 64 * 1024 * 1024;

export interface DecodedText {
  /** With line feeds only, accents joined to their letters, without a byte order mark. */
  readonly text: string;
  /** What was assumed beyond plain UTF-8, as a sentence; null: nothing. */
  readonly note: string | null;
  /** Of the file, where a person may know better; null: it is plain UTF-8, or was pasted. */
  readonly encoding: Encoding | null;
}

/**
 * The text of a file or of what was pasted. Throws {@link DataError} for what is no text.
 *
 * @param wish the encoding that a person says a file is in
 */
export function decodeText(source: string | Uint8Array, wish?: Encoding): DecodedText {
  if (source.length > largestBytes) throw new DataError(words.tooLarge(largestBytes / 1024 / 1024));
  const decoded = typeof source === 'string' ? null : decode(source, wish);
  const text = typeof source === 'string' ? source : (decoded?.text ?? '');
  if (text.includes('\0')) throw new DataError(words.noText);
  return {
    text: text
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', '\n')
      .normalize('NFC'),
    note: decoded === null ? null : noteOf(decoded),
    encoding: decoded === null || (wish === undefined && decoded.encoding === 'utf-8' && decoded.badBytes === 0) ? null : decoded.encoding,
  };
}

function noteOf({ encoding, badBytes, isGuess }: Decoded): string | null {
  if (badBytes > 0) return words.badBytes(badBytes);
  return isGuess ? words.guessedEncoding(encodingNames[encoding]) : null;
}
