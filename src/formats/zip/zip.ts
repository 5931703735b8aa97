/**
 * A folder of files as one: the zip archive. Written without compression, because packed weights hardly shrink and
 * every tensor then lies in the file as it is; read with or without, because people pack a folder again.
 *
 *   entries    × { local header 30 bytes | name | extra | data }
 *   directory  × { signature, …, method, …, crc32, packed size, size, name length, …, offset of the local header | name | … }
 *   end        { signature, …, number of entries, size and offset of the directory, … }
 *
 * Source: PKWARE, APPNOTE.TXT 6.3.10. Archives over 4 GB, encrypted or in several volumes are refused.
 */
import * as words from '#words/formats/verdicts';
import { Inflate, zipSync, type Zippable } from 'fflate';
import { crc32 } from '../../math/bytes/crc32';
import { messageOf } from '../../math/text/message-of';
import { FormatError } from '../format-error';
import { quoted } from '../shared/quoted';
import { readDirectory, type DirectoryEntry } from './directory';

/** A file in an archive that was read. */
export interface ZipEntry {
  readonly bytes: Uint8Array;
  /** Where its data begins in the archive. Its own bytes lie there only when they were not compressed. */
  readonly byteOffset: number;
}

/** Weights hardly shrink and texts tenfold: an archive that grows more than this was made to fill the memory. */
const MOST_GROWTH = 20;
const ALWAYS_ALLOWED_BYTES = 4 * 2 ** 20;
/** How much is inflated before the result is compared with its claim. */
const INFLATED_AT_ONCE = 2 ** 14;
/** The earliest time that a zip archive knows: equal models give equal bytes. */
const noTime = new Date(1980, 0, 1);

/** The bytes of an archive with these files. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const zippable: Zippable = {};
  for (const [name, bytes] of files) zippable[name] = bytes;
  return zipSync(zippable, { level: 0, mtime: noTime });
}

/** Files of an archive by name, folders left out. Throws {@link FormatError}, and no other error, on any other bytes. */
export function readZip(archive: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const directory = readDirectory(archive);
  const limit = ALWAYS_ALLOWED_BYTES + MOST_GROWTH * archive.length;
  const total = directory.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (total > limit)
    throw new FormatError(
      `files of ${limit} bytes at most in an archive of ${archive.length}`,
      `${total} bytes: this is made to fill the memory`,
      directory[0]?.place,
    );
  return new Map(
    directory
      .filter(({ name }) => !name.endsWith('/'))
      .map((entry) => [entry.name, { bytes: contentOf(archive, entry), byteOffset: entry.dataOffset }]),
  );
}

function contentOf(archive: Uint8Array, entry: DirectoryEntry): Uint8Array {
  const { name, method, dataOffset, packedBytes, sizeBytes } = entry;
  const stored = archive.subarray(dataOffset, dataOffset + packedBytes);
  const bytes = method === 'deflate' ? inflated(stored, entry) : stored;
  if (bytes.length !== sizeBytes) throw new FormatError(`${sizeBytes} bytes in ${quoted(name)}`, String(bytes.length), dataOffset);
  const checksum = crc32(bytes);
  if (checksum !== entry.crc32)
    throw new FormatError(
      `contents of ${quoted(name)} with the checksum ${hex(entry.crc32)}`,
      `${hex(checksum)}: the file is damaged`,
      dataOffset,
      words.damagedArchive,
    );
  return bytes;
}

function inflated(stored: Uint8Array, { name, sizeBytes, dataOffset }: DirectoryEntry): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > sizeBytes) throw new FormatError(`${sizeBytes} bytes in ${quoted(name)}`, 'more than that', dataOffset);
    bytes.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < stored.length; at += INFLATED_AT_ONCE)
      stream.push(stored.subarray(at, at + INFLATED_AT_ONCE), at + INFLATED_AT_ONCE >= stored.length);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError(`deflated data in ${quoted(name)}`, `data that cannot be inflated (${messageOf(error)})`, dataOffset);
  }
  return bytes.subarray(0, filled);
}

const hex = (checksum: number): string => checksum.toString(16).padStart(8, '0');
