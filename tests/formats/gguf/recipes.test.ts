/** Recipes in GGUF: which types hold them, and that a stranger finds the codes and, in halves, the scales. */
import { describe, expect, it } from 'vitest';
import { scaleIndex } from '../../../src/catalog/modes/granularity';
import type { ModeId } from '../../../src/catalog/modes/modes';
import { experimentOf } from '../../../src/experiment/defaults';
import type { CodedTensor } from '../../../src/formats/format';
import { readGguf, writeGguf, type LocatedGgufTensor } from '../../../src/formats/gguf/container';
import { gguf, ggufForOlderPrograms } from '../../../src/formats/gguf/gguf';
import { ggufSealMarker } from '../../../src/formats/gguf/metadata';
import { ggufNameOf, ggufScaleNameOf } from '../../../src/formats/gguf/tensor-names';
import { seal } from '../../../src/formats/shared/seal';
import { halfToNumber, numberToHalf } from '../../../src/math/bytes/half';
import { someRecipes } from '../../experiment/drafts';
import { randomModel } from '../random-model';
import { refusal } from '../refusal';

const recipe = (word: string): ModeId => word as ModeId;
const draftOf = (mode: ModeId, width: number): Parameters<typeof experimentOf>[0] => ({
  task: 'tales',
  mode,
  hiddenSize: width,
  feedForwardSize: width,
  numHeads: 2,
  numLayers: 1,
  seqLen: 16,
});

/** The numbers of a tensor as `ggml-quants.c` gives them back, of the four types without a layout of its own to look up. */
function numbersOf({ bytes, layout }: LocatedGgufTensor): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const blocks = Array.from({ length: bytes.length / layout.blockBytes }, (_, i) => i * layout.blockBytes);
  const each = (of: (at: number, d: number) => readonly number[]): readonly number[] =>
    blocks.flatMap((at) => [...of(at, halfToNumber(view.getUint16(at, true)))]);
  switch (layout.name) {
    case 'Q4_0':
      return each((at, d) => Array.from({ length: 32 }, (_, i) => d * (((view.getUint8(at + 2 + (i % 16)) >> (i < 16 ? 0 : 4)) & 15) - 8)));
    case 'Q8_0':
      return each((at, d) => Array.from({ length: 32 }, (_, i) => d * view.getInt8(at + 2 + i)));
    case 'Q2_0':
      return each((at, d) => Array.from({ length: 64 }, (_, i) => d * (((view.getUint8(at + 2 + (i >> 2)) >> (2 * (i & 3))) & 3) - 1)));
    case 'Q1_0':
      return each((at, d) => Array.from({ length: 128 }, (_, i) => d * (2 * ((view.getUint8(at + 2 + (i >> 3)) >> (i & 7)) & 1) - 1)));
    case 'F16':
      return blocks.map((at) => halfToNumber(view.getUint16(at, true)));
    default:
      throw new Error(`This test has no ${layout.name}.`);
  }
}

describe('the type of a recipe', () => {
  // Blocks have 256 codes (TQ1_0), 128 (Q1_0), 64 (Q2_0) and 32 (Q4_0, Q8_0), and lie within what shares a scale. Q4_0 holds −8 … 7.
  it.each([
    ['ternary-row', 256, 'TQ1_0', 'Q4_0'],
    ['ternary-row', 64, 'Q2_0', 'Q4_0'],
    ['ternary-row', 96, 'Q4_0', 'Q4_0'],
    ['ternary-g128', 256, 'Q2_0', 'Q4_0'],
    ['ternary-g64', 192, 'Q2_0', 'Q4_0'],
    ['ternary-g64', 96, 'Q4_0', 'Q4_0'],
    ['ternary-g32', 256, 'Q4_0', 'Q4_0'],
    ['ternary-g64-sherry', 64, 'Q2_0', 'Q4_0'],
    ['ternary-sherry', 20, 'F16', 'F16'],
    ['binary-row', 128, 'Q1_0', 'Q4_0'],
    ['binary-row', 64, 'Q2_0', 'Q4_0'],
    ['bits2', 20, 'F16', 'F16'],
    ['bits2-row', 64, 'Q4_0', 'Q4_0'],
    ['bits3-g32', 64, 'Q4_0', 'Q4_0'],
    ['bits4', 64, 'Q8_0', 'Q8_0'],
    ['bits4-g64', 64, 'Q8_0', 'Q8_0'],
  ] as const)('%s, rows of %i: %s, and for older programs %s', (word, width, smallest, older) => {
    const model = randomModel(experimentOf(draftOf(recipe(word), width)));
    for (const [format, expected] of [
      [gguf, smallest],
      [ggufForOlderPrograms, older],
    ] as const) {
      expect(format.refuse(model.experiment)).toBeNull();
      const types = new Set(readGguf(format.write(model)).tensors.map(({ layout }) => layout.name));
      expect([...types].toSorted()).toEqual([expected, 'F32'].toSorted());
    }
  });

  it.each(['ternary-row', 'binary-row', 'ternary-g32', 'bits2-g64'])('is none where blocks do not fit: %s, rows of 20', (word) => {
    for (const format of [gguf, ggufForOlderPrograms])
      expect(format.refuse(experimentOf(draftOf(recipe(word), 20)))).toMatch(
        /blocks of 32 weights or more, and a row of this model has 20/,
      );
  });
});

/** Those whose blocks llama.cpp has. */
const held = someRecipes.filter((mode) => experimentOf({ mode }).recipe === 'b1.58');

describe.each(held)('%s', (mode) => {
  const width = 96;
  const model = randomModel(experimentOf(draftOf(mode, width)));
  const bytes = gguf.write(model);
  const stored = new Map(readGguf(bytes).tensors.map((tensor) => [tensor.name, tensor]));
  const coded = model.tensors.flatMap((tensor) => (tensor.kind === 'codes' ? [tensor] : []));

  it('is found by a stranger: every weight within half a unit in the last place of a half', () => {
    for (const { name, shape, codes, scale } of coded) {
      const weight = stored.get(ggufNameOf(name));
      const beside = stored.get(ggufScaleNameOf(ggufNameOf(name)));
      if (weight === undefined || beside === undefined) throw new Error(`No ${name}.`);
      const factor = new DataView(beside.bytes.buffer, beside.bytes.byteOffset).getFloat32(0, true);
      const indexOf = scaleIndex(scale.granularity, shape);
      const found = numbersOf(weight);
      expect(found).toHaveLength(codes.length);
      let largest = 0;
      for (const [i, code] of codes.entries()) {
        const expected = code * scale.values[indexOf(i)]!;
        if (expected === 0) expect(found[i]! * factor).toBeCloseTo(0, 12);
        else largest = Math.max(largest, Math.abs((found[i]! * factor) / expected - 1));
      }
      if (scale.granularity === 'matrix') expect(largest).toBeLessThan(1e-12);
      else {
        expect(largest).toBeLessThanOrEqual(2 ** -11);
        expect(largest).toBeGreaterThan(0);
      }
    }
  });

  it('comes back as it says it is stored', () => {
    const again = gguf.read(bytes);
    expect(again).toEqual(gguf.asStored?.(model));
    // What comes from a file goes into the next one unchanged.
    expect(gguf.write(again)).toEqual(bytes);
    const codesOf = (tensors: typeof again.tensors): readonly CodedTensor['codes'][] =>
      tensors.flatMap((tensor) => (tensor.kind === 'codes' ? [tensor.codes] : []));
    expect(codesOf(again.tensors)).toEqual(codesOf(model.tensors));
  });
});

describe('a forged scale in a block', () => {
  const model = randomModel(experimentOf(draftOf(recipe('ternary-row'), 64)));
  const forged = (half: number, block: number): Uint8Array => {
    const { metadata, tensors } = readGguf(gguf.write(model));
    const changed = tensors.map((tensor) => {
      if (tensor.layout.name !== 'Q2_0') return tensor;
      const copy = tensor.bytes.slice();
      new DataView(copy.buffer).setUint16(block * 18, half, true);
      return { ...tensor, bytes: copy };
    });
    const file = writeGguf({ metadata, tensors: changed });
    seal(file, ggufSealMarker);
    return file;
  };

  it.each([
    ['negative', 0xbc00],
    ['minus zero', 0x8000],
    ['infinite', 0x7c00],
    ['no number', 0x7e00],
  ])('is refused: %s', (_, half) => {
    expect(refusal(() => gguf.read(forged(half, 3))).message).toMatch(/scales of 0 or more in the blocks of tensor "blk\.0/);
  });

  it('is refused where blocks of one row differ', () => {
    const wide = randomModel(experimentOf(draftOf(recipe('ternary-row'), 192)));
    const { metadata, tensors } = readGguf(gguf.write(wide));
    const changed = tensors.map((tensor) => {
      if (tensor.layout.name !== 'Q2_0') return tensor;
      const copy = tensor.bytes.slice();
      copy[18] = (copy[18] ?? 0) ^ 1;
      return { ...tensor, bytes: copy };
    });
    const file = writeGguf({ metadata, tensors: changed });
    seal(file, ggufSealMarker);
    expect(refusal(() => gguf.read(file)).message).toMatch(/one scale in the blocks that share it/);
  });
});

describe('halves', () => {
  it('come back from every number that is one', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = halfToNumber(bits);
      if (!Number.isNaN(value)) expect(numberToHalf(value)).toBe(bits);
    }
    expect(halfToNumber(numberToHalf(Number.NaN))).toBeNaN();
  });

  it('take the nearer neighbour, and the even one of two', () => {
    for (let bits = 0; bits < 0x7bff; bits += 7) {
      const [below, above] = [halfToNumber(bits), halfToNumber(bits + 1)];
      const middle = (below + above) / 2;
      expect(numberToHalf(middle)).toBe(bits % 2 === 0 ? bits : bits + 1);
      expect(numberToHalf(Math.fround(below + 0.4 * (above - below)))).toBe(bits);
      expect(numberToHalf(Math.fround(below + 0.6 * (above - below)))).toBe(bits + 1);
    }
    expect(numberToHalf(65_519)).toBe(0x7bff);
    expect(numberToHalf(65_520)).toBe(0x7c00);
    expect(numberToHalf(1e-9)).toBe(0);
  });
});
