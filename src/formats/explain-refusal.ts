/** Explains to the person why a file could not be opened: its actual type, and what to do. */
import * as words from '#words/formats/verdicts';
import { visibleText } from '../math/text/visible-text';
import type { FormatError } from './format-error';
import { recogniseForeignFile } from './foreign/file';
import { formats, type FormatRegistry } from './formats';
import { OPENABLE_ENDINGS } from './openable';
import { recognisedFormat } from './read-any';

/**
 * One or two sentences that begin with the name of the file. What exactly was wrong, and where, is in the error's own
 * message.
 *
 * @param name as the person knows the file; undefined where a script gave bytes only
 * @param among the formats that are known, for tests
 */
export function explainRefusal(error: FormatError, bytes: Uint8Array, name: string | undefined, among: FormatRegistry = formats): string {
  const file = name === undefined || name.trim() === '' ? words.theFile : visibleText(name.trim(), 80);
  const verdict = error.verdict ?? (claimsToBeModel(bytes, among) ? null : recogniseForeignFile(bytes)?.verdict);
  return `${file} ${verdict ?? UNKNOWN}`;
}

/** A file that begins like one of ours is judged by its error alone: the length of a header can look like the beginning of anything. */
const claimsToBeModel = (bytes: Uint8Array, among: FormatRegistry): boolean =>
  (bytes[8] === 0x7b && bytes.subarray(4, 8).every((byte) => byte === 0)) || recognisedFormat(bytes, among) !== null;

const UNKNOWN = words.unknown(OPENABLE_ENDINGS);
