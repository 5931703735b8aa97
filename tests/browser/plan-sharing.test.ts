/** A plan whose layers share memory makes again what others keep, by the same kernels: nothing may differ by a bit. */
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import { compilePlan } from '../../src/plan/compile';
import { preparePlan, takeStep } from '../../src/plan/gpu/execute';
import { batchOf, flatten, latentsOf, planSettings, tensorflowDevice, type PlanCase } from './plan-cases';

let device: GPUDevice;
beforeAll(async () => {
  device = await tensorflowDevice();
});

const cases: readonly PlanCase[] = [
  {
    options: { vocabSize: 7, hiddenSize: 12, numHeads: 2, numKvHeads: 1, numLayers: 2, seqLen: 5, feedForwardSize: 13, dropout: 0.25 },
    batchSize: 3,
    lambda: 0.3,
    seed: 1,
  },
  {
    options: { embedDim: 3, classes: 6, hiddenSize: 9, numHeads: 3, numLayers: 2, seqLen: 5, feedForwardSize: 11, dropout: 0.25 },
    batchSize: 3,
    lambda: 1,
    seed: 2,
  },
  {
    options: {
      recipe: 'edifice',
      vocabSize: 11,
      hiddenSize: 16,
      numHeads: 2,
      numLayers: 2,
      seqLen: 6,
      feedForwardSize: 15,
      activationBits: null,
      dropout: 0,
    },
    batchSize: 2,
    lambda: 1,
    seed: 3,
  },
];

const rotated: readonly PlanCase[] = (['b1.58', 'edifice'] as const).map((recipe) => ({
  options: {
    recipe,
    vocabSize: 9,
    hiddenSize: 12,
    numHeads: 2,
    numLayers: 2,
    seqLen: 5,
    feedForwardSize: 24,
    activationBits: recipe === 'edifice' ? null : 4,
    activationRule: 'absmean',
    rotation: true,
    dropout: 0,
  },
  batchSize: 2,
  lambda: 1,
  seed: 4,
}));

describe('layers that share memory', () => {
  it.each([...cases, ...rotated].map((planCase) => [JSON.stringify(planCase.options), planCase] as const))(
    '%s',
    async (_name, planCase) => {
      const model = build(planCase.options);
      const taken = [];
      for (const keepsLayers of [true, false]) {
        const executor = await preparePlan(device, compilePlan(model.architecture, planCase.batchSize, { keepsLayers }));
        executor.load({ latents: flatten(model, latentsOf(model, planCase.seed)) }, planCase.lambda);
        const batch = batchOf(model, planCase.batchSize, planCase.seed);
        const reports = [
          await takeStep(executor, batch, planSettings(planCase)),
          await takeStep(executor, batch, planSettings(planCase, 2)),
        ];
        taken.push({ reports, gradient: await executor.read('gradient'), latents: await executor.read('latents') });
        executor.destroy();
      }
      expect(taken[1]).toEqual(taken[0]);
      expect(Math.hypot(...taken[0]!.gradient)).toBeGreaterThan(0.1);
    },
  );
});
