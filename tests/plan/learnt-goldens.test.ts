/** PyTorch's language models with learnt scales, on the compiled step in WebAssembly; `tests/browser/plan-goldens.test.ts` has the same on WebGPU. */
import { describe, expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import { compilePlan } from '../../src/plan/compile';
import { preparePlanInWasm } from '../../src/plan/cpu/execute';
import { flatten } from '../browser/plan-cases';
import { learntModels, optimiserOf, startOfModel } from '../model/learnt-goldens';
import { buildOptions, planBatchOf } from '../model/torch-goldens';
import { expectLearnt } from './learnt-steps';

describe('PyTorch, learnt scales, in WebAssembly', () => {
  it.each(learntModels())('%s: every gradient, and five steps of AdamW', async (_name, mode, one) => {
    const model = build({ ...buildOptions(one.config), quantize: mode });
    const executor = await preparePlanInWasm(compilePlan(model.architecture, one.ids.shape[0]!));
    executor.load({ latents: flatten(model, startOfModel(model, one)) }, 1);
    await expectLearnt(model, one, {
      take: (step) => executor.step(planBatchOf(one.ids), { step, lambda: 1, nextLambda: 1, optimiser: optimiserOf(one) }).lossNats,
      read: (name) => executor.values(name),
    });
  });

  it('plans of other recipes have no such kernel, and no such parameters', () => {
    for (const quantize of ['ternary', 'binary', 'none'] as const) {
      const plan = compilePlan(build({ vocabSize: 7, hiddenSize: 8, numHeads: 2, numLayers: 1, seqLen: 4, quantize }).architecture, 2);
      expect(plan.layout.learntAt).toBeNull();
      expect(plan.step.map(({ kernel }) => kernel.name)).not.toContain('learn-scales');
    }
  });
});
