/**
 * Damages files in every way that has ever broken a reader. A damaged file must be refused with a `FormatError`, or read
 * as what it then says; never anything else, never slowly, never with much memory.
 */
import { expect } from 'vitest';
import { FormatError } from '../../../src/formats/format-error';
import { messageOf } from '../../../src/math/text/message-of';
import { randomStream, type RandomStream } from '../../../src/math/random';
import { processorTime } from '../../processor-time';

export interface Target<Result> {
  /** Whole files that the reader accepts, small ones: what is damaged. */
  readonly files: readonly Uint8Array[];
  read(file: Uint8Array): Result;
  /** Throws unless a result is one that a right file could have given. */
  check(result: Result): void;
  /** Makes a damaged file look whole again: checksums made to fit, so that the damage reaches what lies behind them. */
  forge?(damaged: Uint8Array, random: RandomStream): Uint8Array | null;
}

/** What a person would see who tries all the cases. */
export interface Verdict {
  readonly refused: number;
  readonly read: number;
  readonly slowestMs: number;
  readonly largestBytes: number;
}

/** Asking the system takes longer than a case: what a few cases together take bounds what each takes. */
const CASES_PER_LOOK = 50;

const numbers64 = [0n, 1n, 2n ** 31n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 63n - 1n, 2n ** 64n - 1n, 2n ** 31n * 1024n];
const texts = [
  '99999999999',
  '-1',
  '1e400',
  'null',
  '"<img src=x onerror=alert(1)>"',
  '\\u0000',
  '[]',
  '{}',
  '__proto__',
  'F64',
  '2147483648',
  '\u202e',
  '"',
  ',',
  '}',
];

type Damage = (file: Uint8Array, random: RandomStream, others: readonly Uint8Array[]) => Uint8Array;

/** Most damage is done near the beginning, where the claims are. */
const placeIn = (file: Uint8Array, random: RandomStream): number =>
  random.integer(3) === 0 ? random.integer(file.length) : random.integer(Math.min(file.length, 2_000));

const damages: readonly Damage[] = [
  (file, random) => file.slice(0, random.integer(file.length)),
  (file, random) => flipped(file, random, 1),
  (file, random) => flipped(file, random, 1 + random.integer(16)),
  (file, random) => {
    const damaged = file.slice();
    const at = Math.min(placeIn(file, random), Math.max(0, file.length - 8));
    if (damaged.length >= 8) new DataView(damaged.buffer).setBigUint64(at, random.pick(numbers64), true);
    return damaged;
  },
  (file, random) => {
    const damaged = file.slice();
    const at = Math.min(placeIn(file, random), Math.max(0, file.length - 4));
    if (damaged.length >= 4)
      new DataView(damaged.buffer).setUint32(
        at,
        random.pick([0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0xffff, file.length, file.length + 1]),
        true,
      );
    return damaged;
  },
  // A piece taken out, doubled, moved, or replaced by one of another file.
  (file, random) => spliced(file, random, new Uint8Array(), random.integer(40)),
  (file, random) => spliced(file, random, pieceOf(file, random), 0),
  (file, random) => spliced(file, random, pieceOf(file, random), random.integer(40)),
  (file, random, others) => spliced(file, random, pieceOf(random.pick(others), random), random.integer(40)),
  (file, random) => spliced(file, random, new TextEncoder().encode(random.pick(texts)), random.integer(12)),
  (file, random) => withDigits(file, random),
  (file, random) => spliced(file, random, new Uint8Array(random.integer(64)).fill(random.integer(256)), random.integer(64)),
  (file, random) => concatenated(file, pieceOf(file, random)),
];

function flipped(file: Uint8Array, random: RandomStream, count: number): Uint8Array {
  const damaged = file.slice();
  for (let i = 0; i < count; i++) {
    const at = placeIn(file, random);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << random.integer(8));
  }
  return damaged;
}

function spliced(file: Uint8Array, random: RandomStream, piece: Uint8Array, replaced: number): Uint8Array {
  const at = placeIn(file, random);
  return concatenated(file.subarray(0, at), piece, file.subarray(Math.min(file.length, at + replaced)));
}

function pieceOf(file: Uint8Array, random: RandomStream): Uint8Array {
  const at = placeIn(file, random);
  return file.subarray(at, at + 1 + random.integer(120));
}

/** Another digit in place of one: sizes, offsets and counts in JSON. */
function withDigits(file: Uint8Array, random: RandomStream): Uint8Array {
  const damaged = file.slice();
  const from = placeIn(file, random);
  const at = damaged.findIndex((byte, i) => i >= from && byte >= 0x30 && byte <= 0x39);
  if (at >= 0) damaged[at] = 0x30 + random.integer(10);
  return damaged;
}

function concatenated(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Reads one file and says whether it was refused. Fails the test when it is neither refused nor read rightly. */
export function attempt<Result>({ read, check }: Pick<Target<Result>, 'read' | 'check'>, file: Uint8Array): 'refused' | 'read' {
  let result: Result;
  try {
    result = read(file);
  } catch (error) {
    if (!(error instanceof FormatError)) throw new Error(`Refused with another error: ${String(error)}`, { cause: error });
    if (error.expected === '' || error.found === '' || error.message.length > 2_000)
      throw new Error(`A refusal that helps nobody: ${error.message.slice(0, 300)}`);
    if (error.byteOffset !== null && !(error.byteOffset >= 0)) throw new Error(`A place outside the file: ${error.message}`);
    return 'refused';
  }
  check(result);
  return 'read';
}

/**
 * `cases` damaged files: their numbers begin at `first` and lie `stride` apart. The first of a target cut the beginning of its
 * files, the others are random damages ({@link randomFrom}). A case that goes wrong fails the test with the number from which
 * `damagedFile` makes it again.
 */
export function attack<Result>(target: Target<Result>, cases: number, first = 0, stride = 1): Verdict {
  const verdict = { refused: 0, read: 0, slowestMs: 0, largestBytes: 0 };
  let before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < cases; i++) {
    const number = first + i * stride;
    const file = damagedFile(target, number);
    if (i % CASES_PER_LOOK === 0) {
      const { arrayBuffers } = process.memoryUsage();
      verdict.largestBytes = Math.max(verdict.largestBytes, arrayBuffers - before);
      before = arrayBuffers;
    }
    const spentMs = processorTime();
    try {
      verdict[attempt(target, file)] += 1;
    } catch (error) {
      throw new Error(
        `Case ${number} (${file.length} bytes, base64 ${Buffer.from(file).toString('base64').slice(0, 20_000)}): ${messageOf(error)}`,
        { cause: error },
      );
    }
    verdict.slowestMs = Math.max(verdict.slowestMs, spentMs());
  }
  // A single case takes microseconds of the processor, whatever else the machine does.
  expect(verdict.slowestMs, 'milliseconds of the processor for one file').toBeLessThan(1_000);
  expect(verdict.largestBytes, 'bytes for one file').toBeLessThan(64 * 2 ** 20);
  expect(verdict.refused + verdict.read).toBe(cases);
  return verdict;
}

/** From this number on, every damage is a random one, of up to thirty files. */
export const randomFrom = 100_000;

/** The damaged file of a number: the same every time. */
export function damagedFile<Result>({ files, forge }: Pick<Target<Result>, 'files' | 'forge'>, number: number): Uint8Array {
  const first = files[number % files.length] ?? new Uint8Array();
  const cut = Math.floor(number / files.length);
  if (cut < Math.min(first.length, 3_000)) return first.slice(0, cut);
  const random = randomStream(number, 'hostile');
  let damaged = first;
  const rounds = 1 + random.integer(2);
  for (let round = 0; round < rounds; round++) damaged = random.pick(damages)(damaged, random, files);
  return (random.integer(2) === 0 ? forge?.(damaged, random) : null) ?? damaged;
}
