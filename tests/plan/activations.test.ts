/** PyTorch's activations by the formulas of the kernels and in WebAssembly, and its language models by whole steps there. */
import { describe, expect, it } from 'vitest';
import { optimiserStep } from '../../src/catalog/optimisers/optimisers';
import { elementCount } from '../../src/experiment/architecture';
import { preparePlanInWasm } from '../../src/plan/cpu/execute';
import { planMemory } from '../../src/plan/cpu/memory';
import { simdDispatches } from '../../src/plan/cpu/run-dispatch';
import { simdModuleOn } from '../../src/plan/cpu/simd-instance';
import { compiledSimdModule } from '../../src/plan/cpu/simd-module';
import { compilePlan } from '../../src/plan/compile';
import { oracleOf } from '../../src/plan/kernels/oracles';
import { flatten, relativeDistance } from '../browser/plan-cases';
import { activationCases, activationModels } from '../model/activation-goldens';
import { planBatchOf } from '../model/torch-goldens';
import { ourName } from '../model/torch-names';
import { expectActivations } from './reference-activations';

const cases = activationCases().map((each) => [each.name, each] as const);

describe('activations of the reference', () => {
  it.each(cases)('by the formula: %s', async (_name, activationCase) => {
    await expectActivations(activationCase, async ({ kernel, at }, before) => {
      const values = Object.fromEntries(Object.entries(before).map(([name, numbers]) => [name, numbers.slice()]));
      oracleOf(kernel)(kernel.shape, values, at);
      return values;
    });
  });

  it.each(cases)('in WebAssembly: %s', async (_name, activationCase) => {
    const module = await compiledSimdModule();
    await expectActivations(activationCase, async (dispatch, before) => {
      const buffers = Object.entries(before).map(([name, initial]) => ({ name, words: initial.length, initial }));
      const memory = planMemory(buffers, 0);
      simdDispatches(simdModuleOn(module, memory.memory))(dispatch, memory)();
      return Object.fromEntries(buffers.map(({ name }) => [name, memory.floats(memory.buffer(name)).slice()]));
    });
  });
});

it.each(activationModels())('loss and every gradient of the reference, in WebAssembly: %s', async (_name, run, model) => {
  const plan = compilePlan(model.architecture, run.ids.shape[0]!);
  const executor = await preparePlanInWasm(plan);
  const latents = Object.fromEntries(Object.entries(run.params).map(([name, { data }]) => [ourName(name), Float32Array.from(data)]));
  executor.load({ latents: flatten(model, latents) }, 1);
  const optimiser = optimiserStep('adamw', 0, { clipNorm: null });
  const { lossNats } = executor.step(planBatchOf(run.ids), { step: 1, lambda: 1, nextLambda: 1, optimiser });
  expect(Math.abs(lossNats - run.loss)).toBeLessThan(1e-4);
  const gradient = executor.values('gradient');
  for (const [name, { data, shape }] of Object.entries(run.grads)) {
    const offset = plan.layout.offsetOf(ourName(name));
    expect(relativeDistance(gradient.subarray(offset, offset + elementCount(shape)), data), name).toBeLessThan(1e-3);
  }
});
