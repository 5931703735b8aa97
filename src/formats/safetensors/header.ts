import { messageOf } from '../../math/text/message-of';
import { CUT_SHORT, FormatError } from '../format-error';
import { jsonKeys } from '../json/keys';
import { refuseEndlessJson } from '../json/endless';
import { quoted } from '../shared/quoted';
import { elementBytes, type Dtype } from './dtypes';

const isDtype = (value: unknown): value is Dtype => typeof value === 'string' && Object.hasOwn(elementBytes, value);

/** One tensor as the header describes it. */
export interface HeaderEntry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** First byte of its data and the one after its last, counted from the end of the header. */
  readonly begin: number;
  readonly end: number;
}

export interface Header {
  readonly metadata: ReadonlyMap<string, string>;
  /** In the order of their data. */
  readonly entries: readonly HeaderEntry[];
}

/**
 * Reads the JSON of a safetensors header and checks every claim against the size of the data that follows: known
 * types, shapes of whole numbers, and data without hole, overlap or rest. Throws {@link FormatError}.
 *
 * @param start offset of the JSON in the file, for messages
 * @param dataLength bytes after the header
 */
export function parseHeader(json: Uint8Array, start: number, dataLength: number): Header {
  const text = decodeUtf8(json, start);
  const header = parseObject(text, start);
  const { topLevel, duplicate } = jsonKeys(text);
  // Only where an error is written: it reads everything before, and a header has a place for every tensor.
  const offsetOf = (index: number): number => start + new TextEncoder().encode(text.slice(0, index)).length;
  if (duplicate !== null) throw new FormatError('every name once', `${quoted(duplicate.key)} twice`, offsetOf(duplicate.index));

  let metadata: ReadonlyMap<string, string> = new Map();
  const entries: HeaderEntry[] = [];
  for (const [name, value] of entriesOf(header)) {
    const place = (): number => offsetOf(topLevel.get(name) ?? 0);
    if (name === '__metadata__') metadata = parseMetadata(value, place);
    else entries.push(parseEntry(name, value, place));
  }
  // Tensors without elements share their begin with the next one.
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkLayout(entries, dataLength, start + json.length);
  return { metadata, entries };
}

function decodeUtf8(json: Uint8Array, start: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json);
  } catch {
    throw new FormatError('a header in UTF-8', 'bytes that are not UTF-8', start);
  }
}

function parseObject(text: string, start: number): object {
  // The layout demands an opening brace, where JSON alone would allow blanks before it.
  if (!text.startsWith('{')) throw new FormatError('a JSON object as header, from its opening brace on', quoted(text.slice(0, 12)), start);
  refuseEndlessJson(text, 'a header', start);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new FormatError('a JSON object as header', `text that is not JSON (${messageOf(error)})`, start);
  }
  if (!isObject(parsed)) throw new FormatError('a JSON object as header', 'another JSON value', start);
  return parsed;
}

/** Metadata are texts by name. Throws {@link FormatError}. */
export function parseMetadata(value: unknown, place: () => number): ReadonlyMap<string, string> {
  if (!isObject(value)) throw new FormatError('an object of texts as __metadata__', describe(value), place());
  const metadata = new Map<string, string>();
  for (const [key, text] of entriesOf(value)) {
    if (typeof text !== 'string') throw new FormatError(`a text as __metadata__ ${quoted(key)}`, describe(text), place());
    metadata.set(key, text);
  }
  return metadata;
}

/** The claims of one tensor, checked. Throws {@link FormatError}. */
export function parseEntry(name: string, value: unknown, place: () => number): HeaderEntry {
  const of = `of tensor ${quoted(name)}`;
  if (!isObject(value)) throw new FormatError(`dtype, shape and data_offsets ${of}`, describe(value), place());
  const fields = new Map(entriesOf(value));
  const names = [...fields.keys()].sort().join(', ');
  if (names !== 'data_offsets, dtype, shape') throw new FormatError(`dtype, shape and data_offsets ${of}`, quoted(names), place());

  const dtype = fields.get('dtype');
  if (!isDtype(dtype)) throw new FormatError(`a dtype ${of} out of ${Object.keys(elementBytes).join(', ')}`, describe(dtype), place());
  const shape = fields.get('shape');
  if (!isSizes(shape)) throw new FormatError(`a shape ${of} of whole numbers that are not negative`, describe(shape), place());
  const offsets = fields.get('data_offsets');
  if (!isSizes(offsets) || offsets.length !== 2)
    throw new FormatError(`two data_offsets ${of}, whole numbers that are not negative`, describe(offsets), place());

  const [begin = 0, end = 0] = offsets;
  const sizeBytes = shape.reduce((product, extent) => product * extent, elementBytes[dtype]);
  if (end - begin !== sizeBytes) {
    throw new FormatError(
      `${sizeBytes} bytes ${of} (${dtype}, shape [${shape.slice(0, 8).join(', ')}])`,
      `data_offsets from ${begin} to ${end}`,
      place(),
    );
  }
  return { name, dtype, shape, begin, end };
}

/** Each tensor must begin where the one before it ends, the first at 0, and the last must end with the file. */
export function checkLayout(entries: readonly HeaderEntry[], dataLength: number, dataStart: number): void {
  let covered = 0;
  for (const { name, begin, end } of entries) {
    if (begin !== covered) {
      const wrong = begin > covered ? 'a hole before it' : 'an overlap with the one before it';
      throw new FormatError(
        `the data of tensor ${quoted(name)} to begin at ${covered}, where the one before it ends`,
        `${wrong} (it begins at ${begin})`,
        dataStart + Math.min(begin, covered),
      );
    }
    if (end > dataLength)
      throw new FormatError(
        `data of tensor ${quoted(name)} up to ${end}`,
        `${dataLength} bytes of data: the file ends too soon`,
        dataStart + dataLength,
        CUT_SHORT,
      );
    covered = end;
  }
  if (covered !== dataLength)
    throw new FormatError(
      `${covered} bytes of data`,
      `${dataLength}: ${dataLength - covered} bytes belong to no tensor`,
      dataStart + covered,
    );
}

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: object): [string, unknown][] => Object.entries(value);

const isSizes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((extent) => Number.isSafeInteger(extent) && extent >= 0);

/** Only the surface of a value: it may be nested a million deep. */
function describe(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value))
    return value.length <= 8 && value.every((item) => typeof item === 'number') ? `[${value.join(', ')}]` : `a list of ${value.length}`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return value === undefined ? 'nothing' : 'an object';
}
