/**
 * Kept runs as one file, to be read by the same page elsewhere. Each run stands for itself, one after the other, so that a
 * library is written and read one run at a time:
 *
 *   "BITNETRUN 1\n" | uint32 bytes of the JSON | uint32 bytes of the numbers | JSON | numbers
 *
 * The JSON is the run as the shelf has it. A typed array in it is `{ "$numbers": "Float32Array", "length": n, "at": byte }`, and
 * its values stand little-endian at that byte of the numbers; a number that JSON lacks is `{ "$number": "NaN" }`.
 */
import * as words from '#words/worker/library-file';
import { CUT_SHORT, FormatError } from '../../formats/format-error';
import { messageOf } from '../../math/text/message-of';
import type { WholeRun } from './run-shelf';
import { requireWholeRun } from './whole-run';

const start = 'BITNETRUN 1\n';
const headBytes = start.length + 8;

/** More than a run ever has, in bytes: a damaged length asks for no gigabytes. */
const mostBytes = 1_000_000_000;

const arrays = { Float32Array, Float64Array, Uint8Array, Uint16Array, Uint32Array, Int8Array } as const;
type ArrayName = keyof typeof arrays;
type Numbers = InstanceType<(typeof arrays)[ArrayName]>;

const isArrayName = (value: unknown): value is ArrayName => typeof value === 'string' && Object.hasOwn(arrays, value);
const isNumbers = (value: unknown): value is Numbers => Object.values(arrays).some((kind) => value instanceof kind);
const nameOf = (numbers: Numbers): ArrayName =>
  (Object.keys(arrays) as ArrayName[]).find((name) => numbers instanceof arrays[name]) ?? 'Float32Array';

/** A run as its part of a library file. */
export function packRun(run: WholeRun): Uint8Array {
  const all: Numbers[] = [];
  let sizeBytes = 0;
  const json = JSON.stringify(run, (_key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
    if (!isNumbers(value)) return value;
    const at = sizeBytes;
    all.push(value);
    sizeBytes += value.byteLength;
    return { $numbers: nameOf(value), length: value.length, at };
  });
  const header = new TextEncoder().encode(json);
  const packed = new Uint8Array(headBytes + header.length + sizeBytes);
  packed.set(new TextEncoder().encode(start));
  const lengths = new DataView(packed.buffer, start.length);
  lengths.setUint32(0, header.length, true);
  lengths.setUint32(4, sizeBytes, true);
  packed.set(header, headBytes);
  let offset = headBytes + header.length;
  for (const { buffer, byteOffset, byteLength } of all) {
    packed.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
    offset += byteLength;
  }
  return packed;
}

/** The runs of a library file, one after the other. Throws {@link FormatError} with the byte at which a run begins that cannot be read. */
export async function* runsOf(file: Blob): AsyncGenerator<WholeRun> {
  if (file.size === 0) throw new FormatError(words.library, words.emptyFile, 0);
  for (let offset = 0; offset < file.size;) {
    const head = await bytesOf(file, offset, Math.min(offset + headBytes, file.size));
    if (new TextDecoder().decode(head.subarray(0, start.length)) !== start)
      throw new FormatError(words.ownLibrary, words.somethingElse, offset);
    if (head.length < headBytes) throw cutShort(offset);
    const lengths = new DataView(head.buffer, start.length);
    const [headerBytes, numbersBytes] = [lengths.getUint32(0, true), lengths.getUint32(4, true)];
    if (headerBytes + numbersBytes > mostBytes) throw new FormatError(words.run, words.ofBytes(headerBytes + numbersBytes), offset);
    const begin = offset + headBytes + headerBytes;
    if (begin + numbersBytes > file.size) throw cutShort(offset);
    const text = new TextDecoder().decode(await bytesOf(file, offset + headBytes, begin));
    yield requireWholeRun(unpacked(text, await bytesOf(file, begin, begin + numbersBytes), offset), offset);
    offset = begin + numbersBytes;
  }
}

const cutShort = (offset: number): FormatError => new FormatError(words.wholeRun, words.beginning, offset, CUT_SHORT);

function unpacked(json: string, numbers: Uint8Array<ArrayBuffer>, offset: number): unknown {
  try {
    return JSON.parse(json, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null) return value;
      if ('$number' in value) return Number(value.$number);
      if (!('$numbers' in value)) return value;
      const { $numbers: name, length, at } = value as { readonly [key: string]: unknown };
      const fits = isCount(length) && isCount(at) && isArrayName(name) && at + length * arrays[name].BYTES_PER_ELEMENT <= numbers.length;
      if (!fits) throw new FormatError(words.numbersInFile, words.numbersOutside, offset);
      // A copy begins where its elements may.
      return new arrays[name](numbers.slice(at, at + length * arrays[name].BYTES_PER_ELEMENT).buffer);
    });
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError(words.runAsJson, messageOf(error).slice(0, 200), offset);
  }
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const bytesOf = async (file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.slice(from, to).arrayBuffer());
