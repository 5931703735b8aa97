/**
 * On the graphics adapter of this machine, `npm run test:gpu`: every kind of kernels that it can run takes the step of the
 * definition. The tests in the browser say the same of a software adapter, which has no f16.
 */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runsOn, variantIds, variants } from '../../src/plan/variants';
import { definitionStep, planStep, type PlanCase, type StepNumbers } from '../browser/plan-cases';
import { expectParity, expectRounding, parityCases } from '../browser/plan-parity-rules';
import { openDevice } from './open-device';

const device = await openDevice();
const distances = new Map<string, number[]>(variantIds.map((id) => [id, []]));
const definitions = new Map<PlanCase, StepNumbers>();

beforeAll(async () => tf.setBackend('cpu'));
afterAll(() => device.destroy());

async function definitionOf(planCase: PlanCase): Promise<StepNumbers> {
  const numbers = definitions.get(planCase) ?? (await definitionStep(planCase));
  definitions.set(planCase, numbers);
  return numbers;
}

/**
 * In several tiles: 70 rows and more columns than a tile of 64 has. At seed 7 an activation stands on the edge between two
 * codes: gradients of the definition itself jump by 6e-4 there when its latents move by their last bit.
 */
const wide: readonly PlanCase[] = [1, 0.4].map((lambda) => ({
  options: { vocabSize: 30, hiddenSize: 72, numHeads: 3, numLayers: 1, seqLen: 35, feedForwardSize: 150, dropout: 0 },
  batchSize: 2,
  lambda,
  seed: 8,
}));
const cases = [...parityCases, ...wide.map((planCase) => [`${JSON.stringify(planCase.options)} λ ${planCase.lambda}`, planCase] as const)];

describe.each(variantIds)('%s', (id) => {
  it.skipIf(!runsOn(device, id)).each(cases)('%s', async (_name, planCase) => {
    distances
      .get(id)
      ?.push(...(await expectParity(planCase, await planStep(device, planCase, variants[id]), await definitionOf(planCase))));
  });

  it.skipIf(!runsOn(device, id))('its typical distance is that of rounding', () => {
    expectRounding(distances.get(id) ?? []);
  });
});

it('an adapter was found', () => {
  expect(device.limits.maxComputeInvocationsPerWorkgroup).toBeGreaterThanOrEqual(256);
});
