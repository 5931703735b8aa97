import { DataError } from './data-error';

export const largestBytes = 64 * 1024 * 1024;

export interface DecodedText {
  /** With line feeds only, accents joined to their letters, without a byte order mark. */
  readonly text: string;
  /** What was assumed beyond plain UTF-8, as a sentence; null: nothing. */
  readonly note: string | null;
}

/** The text of a file or of what was pasted. Throws {@link DataError} for what is no text. */
export function decodeText(source: string | Uint8Array): DecodedText {
  if (source.length > largestBytes) throw new DataError(`That is larger than ${largestBytes / 1024 / 1024} MB: take a part of it.`);
  const { text, note } = typeof source === 'string' ? { text: source, note: null } : decodeBytes(source);
  if (text.includes('\0'))
    throw new DataError('This is not a text but some other kind of file: it has zero bytes in it. Save it as plain text (UTF-8) first.');
  return {
    text: text
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', '\n')
      .normalize('NFC'),
    note,
  };
}

function decodeBytes(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), note: null };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), note: null };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      note: 'It is not UTF-8; it was read as Windows-1252 (western European).',
    };
  }
}
