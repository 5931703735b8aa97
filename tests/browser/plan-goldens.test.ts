/** PyTorch's language models and its AdamW, on the compiled plan: the numbers and tolerances of `tests/model/torch-goldens.ts`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { optimiserStep } from '../../src/catalog/optimisers/optimisers';
import { build, type BitNet } from '../../src/model/bitnet';
import { elementCount } from '../../src/experiment/architecture';
import { compilePlan } from '../../src/plan/compile';
import { preparePlan, takeStep, type PlanExecutor } from '../../src/plan/gpu/execute';
import type { Stored } from '../model/reference';
import { activationModels } from '../model/activation-goldens';
import { learntModels, optimiserOf, startOfModel } from '../model/learnt-goldens';
import { expectLearnt } from '../plan/learnt-steps';
import { recipeModels } from '../model/recipe-goldens';
import { adamwRun, adamwSettings, buildOptions, languageModelRuns, modeOfTorch, planBatchOf } from '../model/torch-goldens';
import { ourName } from '../model/torch-names';
import { flatten, relativeDistance, tensorflowDevice } from './plan-cases';

let device: GPUDevice;
beforeAll(async () => {
  device = await tensorflowDevice();
});

async function executorOf(model: BitNet, batchSize: number, params: Readonly<Record<string, Stored>>): Promise<PlanExecutor> {
  const executor = await preparePlan(device, compilePlan(model.architecture, batchSize));
  const latents = Object.fromEntries(Object.entries(params).map(([name, { data }]) => [ourName(name), Float32Array.from(data)]));
  executor.load({ latents: flatten(model, latents) }, 1);
  return executor;
}

/** A parameter's part of a flat vector. */
function partOf(model: BitNet, { plan }: PlanExecutor, flat: Float32Array, torchName: string): Float32Array {
  const name = ourName(torchName);
  const offset = plan.layout.offsetOf(name);
  return flat.subarray(offset, offset + elementCount(model.parameters.find((spec) => spec.name === name)!.shape));
}

interface Gradients {
  readonly ids: Stored;
  readonly params: Readonly<Record<string, Stored>>;
  readonly loss: number;
  readonly grads: Readonly<Record<string, Stored>>;
}

async function expectGradients(model: BitNet, { ids, params, loss, grads }: Gradients): Promise<void> {
  const executor = await executorOf(model, ids.shape[0]!, params);
  const optimiser = optimiserStep('adamw', 0, { clipNorm: null });
  const { lossNats } = await takeStep(executor, planBatchOf(ids), { step: 1, lambda: 1, nextLambda: 1, optimiser });
  const gradient = await executor.read('gradient');
  executor.destroy();
  expect(Math.abs(lossNats - loss)).toBeLessThan(1e-4);
  for (const [name, expected] of Object.entries(grads))
    expect(relativeDistance(partOf(model, executor, gradient, name), expected.data), name).toBeLessThan(1e-3);
}

describe('PyTorch, on the compiled plan', () => {
  it.each(languageModelRuns())('loss and every gradient: %s', async (_name, file, run) => {
    const model = build({ ...buildOptions(file.config), activation: run.act, quantize: modeOfTorch[run.mode] });
    await expectGradients(model, { ...file, ...run });
  });

  it.each(activationModels())('loss and every gradient, other activations: %s', async (_name, run, model) => {
    await expectGradients(model, run);
  });

  it.each(recipeModels())('loss and every gradient of a recipe: %s', async (_name, mode, file) => {
    await expectGradients(build({ ...buildOptions(file.config), quantize: mode }), file);
  });

  it.each(learntModels())('%s: gradients of learnt scales, and five steps of AdamW', async (_name, mode, one) => {
    const model = build({ ...buildOptions(one.config), quantize: mode });
    const executor = await preparePlan(device, compilePlan(model.architecture, one.ids.shape[0]!));
    executor.load({ latents: flatten(model, startOfModel(model, one)) }, 1);
    await expectLearnt(model, one, {
      take: async (step) =>
        (await takeStep(executor, planBatchOf(one.ids), { step, lambda: 1, nextLambda: 1, optimiser: optimiserOf(one) })).lossNats,
      read: async (name) => executor.read(name),
    });
    executor.destroy();
  });

  it('three AdamW steps end where PyTorch ends', async () => {
    const run = adamwRun();
    const model = build({ ...buildOptions(run.config), activation: run.config.act, quantize: 'ternary' });
    const executor = await executorOf(model, run.ids.shape[0]!, run.params_start);
    const optimiser = adamwSettings(run);
    for (let step = 1; step <= run.steps; step++) {
      const { lossNats } = await takeStep(executor, planBatchOf(run.ids), { step, lambda: 1, nextLambda: 1, optimiser });
      expect(Math.abs(lossNats - run.losses[step - 1]!), `loss ${step}`).toBeLessThan(1e-4);
    }
    const latents = await executor.read('latents');
    executor.destroy();
    for (const [name, { data }] of Object.entries(run.params_end)) {
      partOf(model, executor, latents, name).forEach((value, i) => expect(Math.abs(value - data[i]!), name).toBeLessThan(1e-4));
    }
  });
});
