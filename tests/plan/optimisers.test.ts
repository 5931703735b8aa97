/**
 * Every optimiser against numbers from elsewhere: the definition, its formula, and the kernel in WebAssembly. The same in
 * WGSL: `tests/browser/optimisers.test.ts`.
 */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bySlot, optimiserIds, optimiserOf } from '../../src/catalog/optimisers/optimisers';
import { ruleOf } from '../../src/catalog/optimisers/rules';
import { planMemory } from '../../src/plan/cpu/memory';
import { simdDispatches } from '../../src/plan/cpu/run-dispatch';
import { simdModuleOn } from '../../src/plan/cpu/simd-instance';
import { compiledSimdModule } from '../../src/plan/cpu/simd-module';
import { oracleOf } from '../../src/plan/kernels/oracles';
import { optimise } from '../../src/training/definition/optimise';
import { expectReference, expectReferenceOfKernel } from './reference-steps';

beforeAll(async () => void (await tf.setBackend('cpu')));

describe.each(optimiserIds)('%s takes the steps of the reference', (id) => {
  it('as the definition', async () => {
    await expectReference(id, async ({ latents, slots }, gradient, step, settings) => {
      const before = { latents: tf.tensor1d(latents), slots: bySlot(id, (slot) => tf.tensor1d(slots[slot]!)) };
      const after = optimise(before, tf.tensor1d(gradient), step, settings);
      const read = async (tensor: tf.Tensor): Promise<Float32Array> => Float32Array.from(await tensor.data());
      const kept = await Promise.all(Object.entries(after.slots).map(async ([slot, tensor]) => [slot, await read(tensor)] as const));
      return { latents: await read(after.latents), slots: Object.fromEntries(kept) };
    });
  });

  it('as its formula', async () => {
    await expectReferenceOfKernel(id, async ({ kernel, at }, before) => {
      const values = Object.fromEntries(Object.entries(before).map(([name, numbers]) => [name, numbers.slice()]));
      oracleOf(kernel)(kernel.shape, values, at);
      return values;
    });
  });

  it('in WebAssembly', async () => {
    const module = await compiledSimdModule();
    await expectReferenceOfKernel(id, async (dispatch, before) => {
      const buffers = Object.entries(before).map(([name, initial]) => ({ name, words: initial.length, initial }));
      const memory = planMemory(buffers, 0);
      simdDispatches(simdModuleOn(module, memory.memory))(dispatch, memory)();
      return Object.fromEntries(buffers.map(({ name }) => [name, memory.floats(memory.buffer(name)).slice()]));
    });
  });
});

it.each(optimiserIds)('%s names every number that it gives a step, each in a place of its own', (id) => {
  const { constants } = optimiserOf(id);
  const { hyperPlaces, hyper } = ruleOf(id);
  const given = Object.keys(hyper({ learningRate: 0.1, weightDecay: 0, clipNorm: null, constants }, 1));
  expect(given.toSorted()).toEqual(Object.keys(hyperPlaces).toSorted());
  expect(Object.values(hyperPlaces).toSorted((a, b) => a - b)).toEqual(given.map((_, i) => i));
});
