/**
 * The header of a safetensors file of any size, read in pieces: an entry is checked and kept before the next one is looked at, so
 * that a header that is wrong anywhere costs no more than what lies before. Byte layout: `safetensors/safetensors.ts`.
 */
import * as words from '#words/formats/verdicts';
import { messageOf } from '../../../math/text/message-of';
import { FormatError } from '../../format-error';
import { refuseEndlessJson } from '../../json/endless';
import { checkLayout, isObject, parseEntry, parseMetadata, type Header, type HeaderEntry } from '../../safetensors/header';
import { quoted } from '../../shared/quoted';
import type { RangedSource } from '../source';
import { headerTexts, type HeaderText } from './header-texts';

/**
 * So much, and no more, is read in a second. A shard of the largest models of today has some thousands of tensors, all of their
 * shards together a hundred thousand in ten megabytes.
 */
const MOST_HEADER_BYTES = 32 * 2 ** 20;
const MOST_TENSORS = 100_000;
/** Of a name, and of what stands behind it. */
const MOST_ENTRY_BYTES = 1024;
/** What programs write of themselves; of a training some write all settings. */
const MOST_METADATA_BYTES = 2 ** 24;
const LENGTH_BYTES = 8;
const METADATA = '__metadata__';

/** A tensor, and where its data begins in which file. */
export interface PlacedEntry extends HeaderEntry {
  readonly source: RangedSource;
  readonly byteOffset: number;
}

export interface SafetensorsHeader {
  readonly metadata: Header['metadata'];
  readonly entries: readonly PlacedEntry[];
}

/** Throws {@link FormatError}, and no other error, on any bytes. */
export async function readSafetensorsHeader(source: RangedSource): Promise<SafetensorsHeader> {
  if (source.sizeBytes < LENGTH_BYTES) throw new FormatError('at least 8 bytes', `${source.sizeBytes}`, 0);
  const head = await source.read(0, LENGTH_BYTES);
  const length = new DataView(head.buffer, head.byteOffset).getBigUint64(0, true);
  const most = Math.min(source.sizeBytes - LENGTH_BYTES, MOST_HEADER_BYTES);
  if (length > BigInt(most)) {
    const isWhole = length <= BigInt(source.sizeBytes - LENGTH_BYTES);
    throw new FormatError(`a header of ${most} bytes at most`, String(length), 0, isWhole ? words.longHeader : null);
  }
  const dataStart = LENGTH_BYTES + Number(length);
  const { metadata, entries } = await entriesIn(source, dataStart);
  // Tensors without elements share their begin with the next one.
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkLayout(entries, source.sizeBytes - dataStart, dataStart);
  return { metadata, entries: entries.map((entry) => ({ ...entry, source, byteOffset: dataStart + entry.begin })) };
}

const mostBytes = (name: string | null): number => (name === METADATA ? MOST_METADATA_BYTES : MOST_ENTRY_BYTES);

async function entriesIn(
  source: RangedSource,
  dataStart: number,
): Promise<{ readonly metadata: Header['metadata']; readonly entries: HeaderEntry[] }> {
  let metadata: Header['metadata'] = new Map();
  const entries: HeaderEntry[] = [];
  const names = new Set<string>();
  for await (const texts of headerTexts(source, [LENGTH_BYTES, dataStart], mostBytes)) {
    for (const text of texts) {
      const { name, json, byteOffset } = text;
      if (names.has(name)) throw new FormatError('every name once', `${quoted(name)} twice`, byteOffset);
      names.add(name);
      if (name === METADATA) {
        refuseEndlessJson(json, 'metadata', byteOffset);
        metadata = parseMetadata(parsed(json, byteOffset), () => byteOffset);
      } else if (entries.length < MOST_TENSORS) entries.push(entryIn(text));
      else throw new FormatError(`${MOST_TENSORS} tensors at most`, 'more', byteOffset, words.longHeader);
    }
  }
  return { metadata, entries };
}

function entryIn({ name, json, colons, byteOffset }: HeaderText): HeaderEntry {
  const value = parsed(json, byteOffset);
  // `JSON.parse` keeps the last of two equal keys without a word.
  if (isObject(value) && Object.keys(value).length !== colons)
    throw new FormatError(`dtype, shape and data_offsets of tensor ${quoted(name)}, each once`, `${colons} keys`, byteOffset);
  return parseEntry(name, value, () => byteOffset);
}

function parsed(json: string, byteOffset: number): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new FormatError('a JSON object as header', `text that is not JSON (${messageOf(error)})`, byteOffset);
  }
}
