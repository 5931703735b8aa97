/**
 * Runs that were kept go on as they began: ten steps on WebAssembly give, to the bit, what they gave before products of codes went
 * through lists. The checksums are those of commit 2314157, computed by this same test.
 */
import { describe, expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import { crc32 } from '../../src/math/bytes/crc32';
import { batchOf, planSettings, type PlanCase } from '../browser/plan-cases';
import { wasmExecutor } from './cpu-step';

const b158: PlanCase['options'] = {
  vocabSize: 23,
  hiddenSize: 40,
  numHeads: 4,
  numLayers: 2,
  seqLen: 19,
  feedForwardSize: 136,
  dropout: 0,
};

const runs: readonly (PlanCase & { readonly name: string; readonly checksum: string })[] = [
  {
    name: 'ternary, heads that share keys, dropout',
    options: { ...b158, numKvHeads: 2, dropout: 0.1 },
    batchSize: 5,
    lambda: 1,
    seed: 1,
    checksum: 'edf46a24 f8065be',
  },
  {
    name: 'binary, ReLU², Lion',
    options: { ...b158, quantize: 'binary', activation: 'relu2' },
    optimiser: 'lion',
    batchSize: 3,
    lambda: 1,
    seed: 2,
    checksum: '1a0fd6d1 546fe162',
  },
  { name: 'half way to codes', options: b158, batchSize: 3, lambda: 0.5, seed: 3, checksum: '65521cd 785ba682' },
  {
    name: 'the recipe of Edifice, frames',
    options: {
      recipe: 'edifice',
      embedDim: 7,
      classes: 5,
      hiddenSize: 36,
      numHeads: 3,
      numLayers: 2,
      seqLen: 21,
      feedForwardSize: 150,
      dropout: 0.2,
    },
    batchSize: 4,
    lambda: 1,
    seed: 4,
    checksum: '6b89f8b1 aea7b8b1',
  },
];

describe('ten steps and what they leave', () => {
  it.each(runs)('$name', async ({ checksum, ...run }) => {
    const executor = await wasmExecutor(run);
    const model = build(run.options);
    const losses = Float32Array.from(
      { length: 10 },
      (_, step) => executor.step(batchOf(model, run.batchSize, step), planSettings(run, step + 1)).lossNats,
    );
    const { latents } = executor.snapshot();
    expect(losses[9]).toBeGreaterThan(0);
    expect([losses, latents].map((values) => crc32(new Uint8Array(values.buffer)).toString(16)).join(' ')).toBe(checksum);
  });
});
