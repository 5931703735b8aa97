/** Identifies text files opened as models. */
import * as words from '#words/formats/verdicts';
import { OPENABLE_ENDINGS } from '../openable';

/** A file that is not a readable model. */
export interface ForeignFile {
  /** "a PNG image": for `FormatError.found`. */
  readonly name: string;
  /** Continuation after the name of the file: "is a picture. Open …"; null where the name does not tell what is wrong. */
  readonly verdict: string | null;
}

/** What the page opens, as the end of a sentence about something else. */
export const OPENABLE = words.openModel(OPENABLE_ENDINGS);

/** Enough to identify the type of the text. */
const SAMPLE_BYTES = 4_096;

/** The type of a text; null for binary data. */
export function formatOfText(bytes: Uint8Array): ForeignFile | null {
  const text = textIn(bytes);
  if (text === null) return null;
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    return {
      name: 'a Git LFS pointer',
      verdict: words.lfsPointer,
    };
  }
  const start = text.trimStart();
  if (/^<svg|^<\?xml[^]*<svg/i.test(start)) return { name: 'an SVG image', verdict: words.picture(OPENABLE) };
  if (/^<(!doctype )?html/i.test(start)) return { name: 'a page that holds no weights', verdict: NO_MODEL_IN_PAGE };
  if (start.startsWith('<')) return { name: 'a text with markup', verdict: words.markup(OPENABLE) };
  if (start.startsWith('{') || start.startsWith('['))
    return {
      name: 'a JSON text',
      verdict: words.json,
    };
  if (looksLikeTable(text))
    return {
      name: 'a text that looks like a table',
      verdict: words.table,
    };
  return { name: 'a text', verdict: words.text };
}

export const NO_MODEL_IN_PAGE = words.pageWithoutModel;

/** The beginning of a text; null for binary data. */
function textIn(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    // As a stream: the sample may end within a character.
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, SAMPLE_BYTES), { stream: true });
  } catch {
    return null;
  }
  // Text has no control characters but tabs and line ends.
  return text === '' || /(?![\t\n\v\f\r])\p{Cc}/u.test(text) ? null : text;
}

/** Several lines with equally many separators. */
function looksLikeTable(text: string): boolean {
  const lines = text
    .split(/\r\n?|\n/)
    .slice(0, 20)
    .filter((line) => line.trim() !== '');
  // The last may be cut.
  const whole = lines.length > 2 ? lines.slice(0, -1) : lines;
  return (
    whole.length >= 2 &&
    [',', ';', '\t'].some((separator) => {
      const counts = whole.map((line) => line.split(separator).length - 1);
      return (counts[0] ?? 0) > 0 && counts.every((count) => count === counts[0]);
    })
  );
}
