import * as words from '#words/formats/verdicts';
import { recogniseForeignFile } from '../foreign/file';
import { CUT_SHORT, FormatError } from '../format-error';
import { quoted } from '../shared/quoted';

/** One file as the directory of a zip archive describes it. */
export interface DirectoryEntry {
  readonly name: string;
  readonly method: 'store' | 'deflate';
  readonly crc32: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  /** Where its data begins, its local header passed. */
  readonly dataOffset: number;
  /** Where the directory describes it. */
  readonly place: number;
}

const signatures = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 } as const;
const sizes = { local: 30, directory: 46, end: 22 } as const;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 1_000;
const ENCRYPTED = 1;
const methods: ReadonlyMap<number, DirectoryEntry['method']> = new Map([
  [0, 'store'],
  [8, 'deflate'],
]);

/** Whether a file begins like a zip archive. */
export const looksLikeZip = (bytes: Uint8Array): boolean => bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === signatures.local;

/** Every entry with its claims checked: inside the archive, apart from the others, named once. Throws {@link FormatError}. */
export function readDirectory(archive: Uint8Array): readonly DirectoryEntry[] {
  if (!looksLikeZip(archive)) throw new FormatError('a zip archive', recogniseForeignFile(archive)?.name ?? 'other first bytes', 0);
  const view = viewOf(archive);
  const end = placeOfEnd(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) throw new FormatError(`at most ${MOST_ENTRIES} files in the archive`, String(count), end + 10);
  if (view.getUint16(end + 8, true) !== count) throw new FormatError('an archive in one volume', 'one of several', end + 8);

  const entries: DirectoryEntry[] = [];
  const names = new Set<string>();
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + sizes.directory > end)
      throw new FormatError(`${count} files in the directory of the archive`, `${i}: it ends too soon`, Math.min(at, end), CUT_SHORT);
    const entry = readEntry(archive, view, at, start);
    if (names.has(entry.name)) throw new FormatError('every file once', `${quoted(entry.name)} twice`, at);
    names.add(entry.name);
    entries.push(entry);
    at += sizes.directory + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  refuseOverlaps(entries);
  return entries;
}

/** The record that ends the archive; only a comment may follow. */
function placeOfEnd(view: DataView): number {
  const last = view.byteLength - sizes.end;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === signatures.end && at + sizes.end + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new FormatError('the directory at the end of a zip archive', 'none: the file ends too soon', view.byteLength, CUT_SHORT);
}

function readEntry(archive: Uint8Array, view: DataView, at: number, directoryStart: number): DirectoryEntry {
  if (view.getUint32(at, true) !== signatures.directory) throw new FormatError('an entry of the directory', 'other bytes', at);
  const name = nameAt(archive, at + sizes.directory, view.getUint16(at + 28, true));
  const of = quoted(name);
  if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0)
    throw new FormatError(`${of} without a password`, 'an encrypted file', at + 8, words.encrypted);
  const method = methods.get(view.getUint16(at + 10, true));
  if (method === undefined)
    throw new FormatError(`${of} stored or deflated`, `the compression method ${view.getUint16(at + 10, true)}`, at + 10);
  const packedBytes = view.getUint32(at + 20, true);
  const sizeBytes = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  if (local + sizes.local > directoryStart || view.getUint32(local, true) !== signatures.local)
    throw new FormatError(`the header of ${of} at byte ${local}`, 'none there', at + 42);
  const dataOffset = local + sizes.local + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (dataOffset + packedBytes > directoryStart)
    throw new FormatError(`${packedBytes} bytes for ${of}`, `${Math.max(0, directoryStart - dataOffset)} before the directory`, at + 20);
  if (method === 'store' && packedBytes !== sizeBytes)
    throw new FormatError(`one size of ${of}, which is not compressed`, `${packedBytes} and ${sizeBytes}`, at + 20);
  return { name, method, crc32: view.getUint32(at + 16, true), packedBytes, sizeBytes, dataOffset, place: at };
}

function nameAt(archive: Uint8Array, at: number, length: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(archive.subarray(at, at + length));
  } catch {
    throw new FormatError('the name of a file in UTF-8', 'bytes that are not', at);
  }
}

/** Files that share bytes are how a small archive claims to hold a great deal. */
function refuseOverlaps(entries: readonly DirectoryEntry[]): void {
  let covered = 0;
  for (const { name, dataOffset, packedBytes, place } of entries.toSorted((a, b) => a.dataOffset - b.dataOffset)) {
    if (dataOffset < covered) throw new FormatError(`the data of ${quoted(name)} apart from other files`, 'an overlap', place);
    covered = dataOffset + packedBytes;
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
