import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import type { ModeId } from '../../../src/catalog/modes/modes';
import { experimentOf } from '../../../src/experiment/defaults';
import { FormatError } from '../../../src/formats/format-error';
import { formatOf, formats } from '../../../src/formats/formats';
import { ggufTypes, packCodes, unpackCodes } from '../../../src/formats/gguf/types/gguf-types';
import { packed } from '../../../src/formats/packed-weights/packed';
import { readAny } from '../../../src/formats/read-any';
import { randomStream } from '../../../src/math/random';
import goldenText from '../../fixtures/torch/packing.json?raw';

interface Golden {
  q: number[];
  s: number[];
  TQ2_0: string;
  TQ1_0: string;
  Q2_0: string;
  Q4_0: string;
  Q8_0: string;
  Q1_0_of_s: string;
}
const golden = JSON.parse(goldenText) as Golden;
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const trained = async (name: string): Promise<ReturnType<typeof packed.read>> =>
  packed.read(await readFile(new URL(`../trained/${name}.safetensors`, import.meta.url)));

describe('block types', () => {
  const stored: Readonly<Record<string, [codes: number[], bytes: string]>> = {
    TQ2_0: [golden.q, golden.TQ2_0],
    TQ1_0: [golden.q, golden.TQ1_0],
    Q2_0: [golden.q, golden.Q2_0],
    Q4_0: [golden.q, golden.Q4_0],
    Q8_0: [golden.q, golden.Q8_0],
    Q1_0: [golden.s, golden.Q1_0_of_s],
  };
  it.each(Object.entries(stored))('%s has the reference bytes', (name, [codes, bytes]) => {
    const type = ggufTypes.find((candidate) => candidate.name === name)!;
    expect(hex(packCodes(type, Int8Array.from(codes)))).toBe(bytes);
  });

  it.each(ggufTypes.map((type) => [type.name, type] as const))('%s gives back what was packed, and nothing else', (_name, type) => {
    const { levels } = type;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer(), (blocks, seed) => {
        const random = randomStream(seed, 'gguf');
        const codes = Int8Array.from({ length: blocks * type.blockCodes }, () => random.pick(levels));
        expect(unpackCodes(type, packCodes(type, codes), levels, { name: 'x', byteOffset: 0 })).toEqual(codes);
      }),
      { numRuns: 40 },
    );
    expect(() => packCodes(type, new Int8Array(type.blockCodes).fill(-128))).toThrow(RangeError);
  });
});

describe('whole files', () => {
  it.each(['tales-ternary', 'tales-binary'])('%s is rebuilt from GGUF as it was', async (name) => {
    const model = await trained(name);
    for (const id of ['gguf', 'gguf-compatible'] as const) {
      const bytes = formatOf(id).write(model);
      const again = readAny(bytes);
      expect(again.experiment).toEqual(model.experiment);
      expect(again.step).toBe(model.step);
      for (const tensor of model.tensors) {
        const other = again.tensors.find((candidate) => candidate.name === tensor.name)!;
        if (tensor.kind === 'codes' && other.kind === 'codes') expect([other.codes, other.scale]).toEqual([tensor.codes, tensor.scale]);
        else if (tensor.kind === 'float' && other.kind === 'float') expect(other.values).toEqual(tensor.values);
        else expect.unreachable(`${tensor.name} is ${tensor.kind} before and ${other.kind} after`);
      }
    }
  });

  it.each([
    ['frames', { task: 'gestures' }],
    ['the other recipe', { task: 'tales', recipe: 'edifice' }],
    ['the blocks of a mode', { task: 'tales', mode: 'ternary-edifice' as string as ModeId }],
    ['bare codes', { weightScale: 'none' }],
    ['activations of 4 bits', { activationBits: 4 }],
    ['activations of 3 bits', { activationBits: 3 }],
    ['activations of 2 bits', { activationBits: 2 }],
  ] as const)('%s are refused before the click, in a sentence', (_what, draft) => {
    for (const id of ['gguf', 'gguf-compatible'] as const) expect(formats[id].refuse(experimentOf(draft))).toMatch(/\w+ .+\.$/);
  });

  it('is refused with a FormatError, or read rightly, however it is damaged', async () => {
    const model = await trained('tales-binary');
    const bytes = formatOf('gguf').write(model);
    const refusals = { cut: 0, flipped: 0 };
    const attempt = (damaged: Uint8Array): boolean => {
      try {
        readAny(damaged);
        return false;
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        return true;
      }
    };
    for (let length = 0; length < Math.min(bytes.length, 2000); length++) if (attempt(bytes.slice(0, length))) refusals.cut += 1;
    expect(refusals.cut).toBe(2000);
    const random = randomStream(7, 'flips');
    for (let i = 0; i < 1500; i++) {
      const damaged = bytes.slice();
      const at = random.integer(i % 2 === 0 ? 3000 : bytes.length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << random.integer(8));
      if (attempt(damaged)) refusals.flipped += 1;
    }
    // What is not refused changed a name, a description or a full-precision weight, none of which is wrong by itself.
    expect(refusals.flipped).toBeGreaterThan(300);
    for (let i = 0; i < 300; i++) {
      const damaged = bytes.slice();
      new DataView(damaged.buffer).setBigUint64(
        8 + random.integer(1500),
        random.pick([2n ** 63n, 2n ** 64n - 1n, 2n ** 31n, 2n ** 32n]),
        true,
      );
      attempt(damaged);
    }
  });
});
