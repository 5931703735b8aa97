import { DataError } from './data-error';
import { grouped } from './data-report';
import { decode, type Decoded, type Encoding } from './encodings';

export const largestBytes = 64 * 1024 * 1024;

export interface DecodedText {
  /** With line feeds only, accents joined to their letters, without a byte order mark. */
  readonly text: string;
  /** What was assumed beyond plain UTF-8, as a sentence; null: nothing. */
  readonly note: string | null;
  /** Of the file; null: it was pasted. */
  readonly encoding: Encoding | null;
}

/** How people call the encodings that are guessed most. */
const languages: Partial<Readonly<Record<Encoding, string>>> = {
  'windows-1252': 'Windows-1252 (western European)',
  'windows-1250': 'Windows-1250 (central European)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1253': 'Windows-1253 (Greek)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'windows-1255': 'Windows-1255 (Hebrew)',
  'windows-1256': 'Windows-1256 (Arabic)',
  'iso-8859-2': 'ISO 8859-2 (central European)',
  'koi8-r': 'KOI8-R (Cyrillic)',
  shift_jis: 'Shift_JIS (Japanese)',
  'euc-jp': 'EUC-JP (Japanese)',
  'euc-kr': 'EUC-KR (Korean)',
  gb18030: 'GB 18030 (Chinese)',
  big5: 'Big5 (Chinese)',
};

/**
 * The text of a file or of what was pasted. Throws {@link DataError} for what is no text.
 *
 * @param wish the encoding that a person says a file is in
 */
export function decodeText(source: string | Uint8Array, wish?: Encoding): DecodedText {
  if (source.length > largestBytes) throw new DataError(`That is larger than ${largestBytes / 1024 / 1024} MB: take a part of it.`);
  const decoded = typeof source === 'string' ? null : decode(source, wish);
  const text = typeof source === 'string' ? source : (decoded?.text ?? '');
  if (text.includes('\0'))
    throw new DataError('This is not a text but some other kind of file: it has zero bytes in it. Save it as plain text (UTF-8) first.');
  return {
    text: text
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', '\n')
      .normalize('NFC'),
    note: decoded === null ? null : noteOf(decoded),
    encoding: decoded?.encoding ?? null,
  };
}

function noteOf({ encoding, badBytes, isGuess }: Decoded): string | null {
  if (badBytes > 0)
    return `${badBytes === 1 ? '1 byte is no UTF-8 and was' : `${grouped(badBytes)} bytes are no UTF-8 and were`} left out.`;
  return isGuess ? `It is not UTF-8; it was read as ${languages[encoding] ?? encoding}.` : null;
}
