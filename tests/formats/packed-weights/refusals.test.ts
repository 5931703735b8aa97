import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../../src/experiment/defaults';
import { packed } from '../../../src/formats/packed-weights/packed';
import { readSafetensors, writeSafetensors, type StoredTensor } from '../../../src/formats/safetensors/safetensors';
import { OPEN_SEAL } from '../../../src/formats/shared/open-seal';
import { seal } from '../../../src/formats/shared/seal';
import { float32Bytes } from '../../../src/math/bytes/little-endian';
import { tinyModel } from '../random-model';
import { refusal } from '../refusal';
import { processorTime } from '../../processor-time';

interface Contents {
  metadata: Map<string, string>;
  tensors: StoredTensor[];
}

/** A file with its contents changed and a checksum that fits again: what a skilful forger would make. */
function forged(file: Uint8Array, change: (contents: Contents) => void): Uint8Array {
  const { metadata, tensors } = readSafetensors(file);
  const contents: Contents = { metadata: new Map(metadata).set('crc32', OPEN_SEAL), tensors: [...tensors] };
  change(contents);
  const bytes = writeSafetensors(contents);
  seal(bytes);
  return bytes;
}

const changeTensor =
  (name: string, change: (tensor: StoredTensor) => StoredTensor) =>
  (contents: Contents): void => {
    expect(contents.tensors.map((tensor) => tensor.name)).toContain(name);
    contents.tensors = contents.tensors.map((tensor) => (tensor.name === name ? change(tensor) : tensor));
  };
const setByte =
  (index: number, value: number) =>
  (tensor: StoredTensor): StoredTensor => ({ ...tensor, bytes: tensor.bytes.with(index < 0 ? tensor.bytes.length + index : index, value) });
const setText =
  (key: string, text: string) =>
  ({ metadata }: Contents): void =>
    void metadata.set(key, text);
const changeExperiment =
  (change: object) =>
  ({ metadata }: Contents): void =>
    void metadata.set('experiment', JSON.stringify({ ...JSON.parse(metadata.get('experiment') ?? ''), ...change }));

const ternary = packed.write(tinyModel());
const binary = packed.write(tinyModel({ mode: 'binary' }));
const full = packed.write(tinyModel({ mode: 'none' }));
const query = 'blocks.0.attention.query.weight'; // [4, 4]: 4 bytes of trits with 4 of padding, 2 bytes of signs
const gate = 'blocks.0.feed_forward.gate.weight'; // [3, 4]: 12 codes, 2 bytes of signs with 4 bits of padding

describe('a forged file', () => {
  it('is read when nothing is wrong with it', () => {
    expect(packed.read(forged(ternary, () => {}))).toEqual(tinyModel());
    expect(packed.read(forged(ternary, (contents) => void contents.tensors.reverse()))).toEqual(tinyModel());
    expect(packed.read(forged(ternary, setText('note', 'unknown texts are nobody’s business')))).toEqual(tinyModel());
  });

  const cases: readonly (readonly [string, Uint8Array, (contents: Contents) => void, RegExp])[] = [
    [
      'lacks a tensor',
      ternary,
      (contents) => void (contents.tensors = contents.tensors.filter(({ name }) => name !== `${query}.scale`)),
      /a tensor ".*query.weight.scale", found none/,
    ],
    [
      'has one tensor more',
      ternary,
      ({ tensors }) => void tensors.push({ name: '<b>x</b>', dtype: 'U8', shape: [0], bytes: new Uint8Array(0) }),
      /only the tensors of this model, found one more, "<b>x<\/b>"/,
    ],
    [
      'has a tensor called __proto__',
      ternary,
      ({ tensors }) => void tensors.push({ name: '__proto__', dtype: 'U8', shape: [0], bytes: new Uint8Array(0) }),
      /one more, "__proto__"/,
    ],
    [
      'has a renamed tensor',
      ternary,
      changeTensor('final_norm.gain', (tensor) => ({ ...tensor, name: 'final_norm.weight' })),
      /a tensor "final_norm.gain", found none/,
    ],
    [
      'has codes as F32',
      ternary,
      changeTensor(`${query}.packed`, (tensor) => ({ ...tensor, dtype: 'F32', shape: [1] })),
      /as U8 \[4\], found F32 \[1\]/,
    ],
    ['has codes as I8', ternary, changeTensor(`${query}.packed`, (tensor) => ({ ...tensor, dtype: 'I8' })), /as U8 \[4\], found I8 \[4\]/],
    [
      'has floats as I32',
      ternary,
      changeTensor('final_norm.gain', (tensor) => ({ ...tensor, dtype: 'I32' })),
      /as F32 \[4\], found I32 \[4\]/,
    ],
    [
      'has another shape of as many values',
      ternary,
      changeTensor('embedding.weight', (tensor) => ({ ...tensor, shape: tensor.shape.toReversed() })),
      /"embedding.weight" as F32/,
    ],
    [
      'has a shape of one dimension more',
      ternary,
      changeTensor('final_norm.gain', (tensor) => ({ ...tensor, shape: [...tensor.shape, 1] })),
      /found F32 \[4, 1\]/,
    ],
    ['has a byte above 242', ternary, changeTensor(`${query}.packed`, setByte(1, 243)), /ternary codes .* found the byte 243/],
    ['has other padding trits', ternary, changeTensor(`${query}.packed`, setByte(-1, 0)), /found the byte 0, which packs none/],
    ['has other padding bits', binary, changeTensor(`${gate}.packed`, setByte(-1, 0b0001_0000)), /binary codes .* found the byte 16/],
    [
      'has a weight that is not a number',
      ternary,
      changeTensor('final_norm.gain', (tensor) => ({ ...tensor, bytes: float32Bytes(Float32Array.of(1, Number.NaN, 1, 1)) })),
      /finite numbers in tensor "final_norm.gain", found NaN/,
    ],
    [
      'has an infinite weight',
      full,
      changeTensor(query, (tensor) => ({ ...tensor, bytes: float32Bytes(new Float32Array(16).fill(-Infinity)) })),
      /found -Infinity/,
    ],
    [
      'has a scale that is not a number',
      binary,
      changeTensor(`${query}.scale`, (tensor) => ({ ...tensor, bytes: float32Bytes(Float32Array.of(Number.NaN)) })),
      /finite numbers/,
    ],
    [
      'has a negative scale',
      ternary,
      changeTensor(`${query}.scale`, (tensor) => ({ ...tensor, bytes: float32Bytes(Float32Array.of(-0.5)) })),
      /a scale of 0 or more .* found -0.5/,
    ],
    [
      'has no format',
      ternary,
      ({ metadata }) => void metadata.delete('format'),
      /weights saved by BitNet Playground .* found a safetensors file of another program/,
    ],
    ['has another format', ternary, setText('format', 'pt'), /found the format "pt"/],
    ['has another version', ternary, setText('version', '2'), /version 1 of the format, found version "2"/],
    ['has no version', ternary, ({ metadata }) => void metadata.delete('version'), /found no version/],
    ['has no experiment', ternary, ({ metadata }) => void metadata.delete('experiment'), /"experiment" in the metadata, found none/],
    ['has an experiment that is not JSON', ternary, setText('experiment', '{'), /as JSON/],
    ['has an experiment that is a list', ternary, setText('experiment', '[]'), /An experiment is an object/],
    ['has an experiment with an unknown task', ternary, changeExperiment({ task: 'sorting' }), /task must be/],
    [
      'has a recipe that this version does not know',
      ternary,
      changeExperiment({ mode: 'ternary-row-holographic' }),
      /mode must be .*a recipe.*"ternary-row-holographic".*holographic/,
    ],
    ['has a recipe that makes no sense', ternary, changeExperiment({ mode: 'binary-sherry' }), /mode must be .*a recipe/],
    ['has another recipe of the same sizes', ternary, changeExperiment({ mode: 'ternary-clip100' }), /the tensors of this experiment/],
    ['has an experiment with an unknown setting', ternary, changeExperiment({ colour: 'red' }), /"colour"/],
    ['has an experiment whose sizes clash', ternary, changeExperiment({ numHeads: 3, numKvHeads: 3 }), /numHeads 3 does not fit/],
    [
      'claims to be too large',
      ternary,
      changeExperiment({ hiddenSize: 1024, numLayers: 12, feedForwardSize: 8192 }),
      /weights; a browser has enough memory/,
    ],
    ['claims to be larger than it is', ternary, changeExperiment({ hiddenSize: 512 }), /the tensors of this experiment/],
    ['claims another mode', ternary, changeExperiment({ mode: 'binary' }), /the tensors of this experiment/],
    ['claims full precision', ternary, changeExperiment({ mode: 'none' }), /the tensors of this experiment, "\[\]"/],
    ['claims another task', ternary, changeExperiment({ task: 'tales', seqLen: 64 }), /the symbols of this experiment/],
    ['lists other tensors', ternary, setText('tensors', '[]'), /the tensors of this experiment/],
    [
      'lists none where there are none to list',
      full,
      ({ metadata }) => void metadata.delete('tensors'),
      /"tensors" in the metadata, found none/,
    ],
    ['gives the tokens another meaning', ternary, setText('symbols', '["x"]'), /the symbols of this experiment/],
    ...['', '-1', '1.5', '1e3', '0x10', ' 1', '99999999999999999999', 'NaN'].map(
      (step) => [`was trained for ${JSON.stringify(step)} steps`, ternary, setText('step', step), /a whole number of steps/] as const,
    ),
  ];
  it.each(cases)('is refused when it %s', (_, file, change, message) => {
    const bytes = forged(file, change);
    const error = refusal(() => packed.read(bytes));
    expect(error.message).toMatch(message);
    if (error.byteOffset !== null) expect(error.byteOffset).toBeLessThanOrEqual(bytes.length);
  });

  it('is refused at the very byte that is wrong', () => {
    const bytes = forged(ternary, changeTensor(`${query}.packed`, setByte(2, 255)));
    const { byteOffset } = refusal(() => packed.read(bytes));
    expect(bytes[byteOffset ?? 0]).toBe(255);
  });

  it('is refused at the very number that is wrong', () => {
    const bytes = forged(
      ternary,
      changeTensor('final_norm.gain', (tensor) => ({ ...tensor, bytes: float32Bytes(Float32Array.of(1, 1, Infinity, 1)) })),
    );
    const { byteOffset } = refusal(() => packed.read(bytes));
    expect(new DataView(bytes.buffer).getFloat32(byteOffset ?? 0, true)).toBe(Infinity);
  });

  it('costs no memory or time by claims alone', () => {
    const claim = JSON.stringify(experimentOf({ hiddenSize: 512, numLayers: 5, feedForwardSize: 1024 }));
    const file = writeSafetensors({
      metadata: new Map([
        ['crc32', OPEN_SEAL],
        ['format', 'bitnet-playground-packed'],
        ['version', '1'],
        ['experiment', claim],
        ['step', '1'],
      ]),
      tensors: [],
    });
    seal(file);
    const spentMs = processorTime();
    refusal(() => packed.read(file));
    expect(spentMs()).toBeLessThan(1_000);
  });
});

// Thousands of reads each: on a busy machine more than the usual five seconds.
describe('a damaged file', { timeout: 30_000 }, () => {
  it.each([
    ['ternary', ternary, 7],
    ['binary', binary, 29],
    ['full', full, 29],
  ])('is refused when any one bit is flipped (%s)', (_, file, step) => {
    // Steps without a factor of 2 touch every place within a byte: thousands of flips in length, header and data.
    for (let bit = 0; bit < 8 * file.length; bit += step) {
      const flipped = file.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      refusal(() => packed.read(flipped));
    }
  });

  it('is refused when cut anywhere, or when anything is added', () => {
    for (let length = 0; length < ternary.length; length++) refusal(() => packed.read(ternary.subarray(0, length)));
    for (const extra of [1, 4, 8, 1_000]) {
      const longer = new Uint8Array(ternary.length + extra);
      longer.set(ternary);
      refusal(() => packed.read(longer));
    }
  });

  it('is refused when stretches of it are overwritten, swapped or lost', () => {
    const place = fc.nat(ternary.length - 1);
    fc.assert(
      fc.property(place, place, fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.boolean(), (from, to, bytes, insert) => {
        const start = Math.min(from, to);
        const end = insert ? Math.max(from, to) : start + bytes.length;
        const damaged = Uint8Array.of(...ternary.subarray(0, start), ...bytes, ...ternary.subarray(end));
        fc.pre(damaged.length !== ternary.length || damaged.some((byte, i) => byte !== ternary[i]));
        refusal(() => packed.read(damaged));
      }),
      { numRuns: 1_000 },
    );
  });

  it('without a checksum is refused', () => {
    const { metadata, tensors } = readSafetensors(ternary);
    const bare = new Map(metadata);
    bare.delete('crc32');
    expect(refusal(() => packed.read(writeSafetensors({ metadata: bare, tensors }))).message).toContain('a checksum');
  });

  it('says that it is damaged rather than which setting it garbled', () => {
    const place = new TextDecoder('latin1').decode(ternary).indexOf('hiddenSize');
    const garbled = ternary.with(place, 'H'.charCodeAt(0));
    expect(refusal(() => packed.read(garbled)).found).toContain('damaged');
  });
});
