/** Folders for transformers: what a stranger computes from them, by the code of the library, is what the model computes. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { experimentOf } from '../../../src/experiment/defaults';
import type { Format, PortableModel } from '../../../src/formats/format';
import { packed } from '../../../src/formats/packed-weights/packed';
import { readAny } from '../../../src/formats/read-any';
import { masters, transformers } from '../../../src/formats/transformers/transformers';
import { packOutputStrided, unpackOutputStrided } from '../../../src/math/codes/output-strided';
import { randomStream } from '../../../src/math/random';
import { bitNetOf } from '../../../src/model/bitnet';
import { disposeWeights, effectiveParameters, unpackWeights } from '../../../src/model/weights';
import goldenText from '../../fixtures/torch/packing.json?raw';
import { hasNumpy, skipped } from '../packed-weights/numpy';
import { randomModel, tinyModel } from '../random-model';
import { refusal } from '../refusal';

const golden = JSON.parse(goldenText) as { q: number[]; hf_uint8: { shape: number[]; hex: string } };

describe('packing along the output axis', () => {
  it('has the reference bytes', () => {
    const bytes = packOutputStrided(Int8Array.from(golden.q));
    expect(Buffer.from(bytes).toString('hex')).toBe(golden.hf_uint8.hex);
    expect(unpackOutputStrided(bytes)).toEqual(Int8Array.from(golden.q));
  });

  it('refuses codes that it cannot hold', () => {
    expect(() => packOutputStrided(new Int8Array(6))).toThrow(RangeError);
    expect(() => packOutputStrided(Int8Array.of(0, 0, 2, 0))).toThrow(RangeError);
  });
});

describe.skipIf(!hasNumpy)(`in numpy, as transformers computes it${skipped}`, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bitnet-transformers-'));
    await tf.setBackend('cpu');
  });
  afterAll(async () => rm(folder, { recursive: true }));

  /** Differences of the logits between the file, run by numpy, and the model, run by us, ascending. */
  async function differences(format: Format, model: PortableModel): Promise<number[]> {
    const { experiment } = model;
    const random = randomStream(1, 'prompts');
    const vocab = model.tensors[0]?.shape[0] ?? 0;
    const sequences = Array.from({ length: 3 }, () => Array.from({ length: experiment.seqLen }, () => random.integer(vocab)));
    const file = join(folder, `${format.holds}-${experiment.mode}.zip`);
    await writeFile(file, format.write(model));
    const program = fileURLToPath(new URL('bitnet_for_causal_lm.py', import.meta.url));
    const theirs = JSON.parse(
      execFileSync('python3', [program, file, JSON.stringify(sequences)], { encoding: 'utf8', maxBuffer: 2 ** 28 }),
    ) as number[][][];
    const bitNet = bitNetOf(architectureOf(experiment));
    const weights = unpackWeights(bitNet, model);
    const logits = tf.tidy(() => bitNet.forward(tf.tensor(sequences, undefined, 'int32'), effectiveParameters(bitNet, weights, 1)));
    const ours = await logits.data();
    logits.dispose();
    disposeWeights(weights);
    return theirs
      .flat(2)
      .map((value, i) => Math.abs(value - (ours[i] ?? Number.NaN)))
      .toSorted((a, b) => a - b);
  }

  const sizes = { task: 'tales', hiddenSize: 24, numHeads: 6, numKvHeads: 2, feedForwardSize: 40, numLayers: 2, seqLen: 16 } as const;

  // Logits of several units: what differs is the order of float32 sums. Where that puts an activation on the other side of
  // a tie, it is rounded to another of 256 levels, and all that follows in that sequence differs by some hundredths.
  function expectAgreement(found: number[]): void {
    expect(found[Math.floor(0.9 * found.length)]).toBeLessThan(1e-3);
    expect(found.at(-1)).toBeLessThan(0.1);
  }

  it.each(['ternary', 'binary', 'none'] as const)('a folder of packed weights (%s)', async (mode) => {
    expectAgreement(await differences(transformers, randomModel(experimentOf({ ...sizes, mode }))));
  });

  it('a folder of master weights, rounded in every pass', async () => {
    expectAgreement(await differences(masters, randomModel(experimentOf({ ...sizes, mode: 'ternary' }), 'latents')));
  });

  it.each(['tales-ternary', 'tales-binary'])('a trained model (%s)', async (name) => {
    const model = packed.read(await readFile(new URL(`../trained/${name}.safetensors`, import.meta.url)));
    expectAgreement(await differences(transformers, model));
  });
});

describe('what is refused before the click', () => {
  it.each([
    ['frames', { task: 'gestures' }, /a task without text/],
    ['the other recipe', { recipe: 'edifice' }, /Edifice/],
    ['bare codes', { weightScale: 'none' }, /without/],
    ['activations of 4 bits', { activationBits: 4 }, /4-bit/],
    ['activations of 3 bits', { activationBits: 3 }, /3-bit/],
    ['activations of 2 bits', { activationBits: 2 }, /2-bit/],
    [
      'rows that are no multiple of four',
      { hiddenSize: 12, numHeads: 3, numKvHeads: 3, feedForwardSize: 14 },
      /feed_forward.gate.weight” has 14/,
    ],
  ] as const)('%s', (_what, draft, reason) => {
    expect(transformers.refuse(experimentOf(draft))).toMatch(reason);
  });

  it('master weights of a binary model, which transformers would round to three levels; not of any row length', () => {
    expect(masters.refuse(experimentOf({ mode: 'binary' }))).toMatch(/three levels/);
    expect(masters.refuse(experimentOf({ hiddenSize: 12, numHeads: 3, numKvHeads: 3, feedForwardSize: 14 }))).toBeNull();
  });
});

describe('reading', () => {
  const model = tinyModel({ feedForwardSize: 4, numHeads: 1 });
  const file = transformers.write(model);

  /** The archive with one file changed, packed again by a library. */
  const changed = (name: string, change: (text: string) => string, level: 0 | 9 = 9): Uint8Array => {
    const entries = unzipSync(file);
    entries[name] = new TextEncoder().encode(change(new TextDecoder().decode(entries[name] ?? new Uint8Array())));
    return zipSync(entries, { level });
  };

  it('takes a folder that somebody packed again, compressed', () => {
    expect(readAny(zipSync(unzipSync(file), { level: 9 }))).toEqual(model);
  });

  it.each([
    ['config.json', (text: string) => text.replace('"silu"', '"relu2"'), /"config.json" of this experiment, found another one/],
    ['tokenizer.json', (text: string) => text.replace('"BPE"', '"Unigram"'), /"tokenizer.json" of this experiment/],
  ])('refuses another %s', (name, change, message) => {
    expect(refusal(() => readAny(changed(name, change))).message).toMatch(message);
  });

  it('refuses an archive without weights, and one of something else', () => {
    expect(refusal(() => readAny(zipSync({ 'photo.png': Uint8Array.of(1, 2) }))).message).toMatch(
      /"model.safetensors" in the archive, found none among "photo.png"/,
    );
  });
});
