/** What a plan needs, from its lists alone: no device. */
import { describe, expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import type { BitNetOptions } from '../../src/model/options';
import { compilePlan, type Plan } from '../../src/plan/compile';

const bytes = ({ buffers }: Plan): number => buffers.reduce((sum, { words }) => sum + 4 * words, 0);

describe('a plan of the b1.58 recipe', () => {
  const sizes = {
    tiny: [{ vocabSize: 16, hiddenSize: 32, numHeads: 4, numLayers: 1, seqLen: 16, dropout: 0 }, 4],
    small: [{ vocabSize: 32, hiddenSize: 64, numHeads: 4, numLayers: 2, seqLen: 32, dropout: 0 }, 8],
    mid: [{ vocabSize: 32, hiddenSize: 128, numHeads: 4, numLayers: 4, seqLen: 64, dropout: 0 }, 16],
    large: [{ vocabSize: 128, hiddenSize: 256, numHeads: 8, numLayers: 6, seqLen: 128, dropout: 0 }, 16],
  } as const satisfies Record<string, readonly [BitNetOptions, number]>;

  it.each(Object.entries(sizes))('%s: few dispatches', (_name, [options, batchSize]) => {
    const plan = compilePlan(build(options).architecture, batchSize);
    expect(plan.step.length).toBeLessThanOrEqual(13 + 24 * options.numLayers);
  });

  it('keeps 4.8 million parameters and a batch of 2,048 tokens in less than 200 MB', () => {
    const [options, batchSize] = sizes.large;
    const model = build(options);
    expect(model.parameterCount).toBeGreaterThan(4.8e6);
    const [sharing, keeping] = [
      compilePlan(model.architecture, batchSize),
      compilePlan(model.architecture, batchSize, { keepsLayers: true }),
    ];
    expect(bytes(sharing)).toBeLessThan(200e6);
    expect(bytes(keeping)).toBeGreaterThan(350e6);
    // Its state on the way to the host: latents, moments, flip counts.
    expect(bytes(sharing) + 4 * 4 * model.parameterCount).toBeLessThan(275e6);
  });

  it('shares no memory where there is little to gain', () => {
    for (const name of ['tiny', 'small', 'mid'] as const) {
      const [options, batchSize] = sizes[name];
      expect(compilePlan(build(options).architecture, batchSize).step.length).toBe(10 + 18 * options.numLayers);
    }
  });
});
