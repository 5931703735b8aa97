import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModeId } from '../../src/catalog/modes/modes';
import { experimentOf } from '../../src/experiment/defaults';
import { matrixScale } from '../../src/formats/format';
import { disposeWeights, packWeights } from '../../src/model/weights';
import { variants } from '../../src/plan/variants';
import { NonFiniteLossError } from '../../src/training/recovery';
import { definitionRun, weightsOfRun } from '../../src/training/definition/definition-run';
import { Run } from '../../src/training/run';
import { checkPlanGradients } from '../../src/worker/backends/self-test';
import { webgpuTarget } from '../../src/worker/backends/webgpu';
import { startWebgpu } from '../../src/worker/backends/webgpu-tensorflow';
import { createRun } from '../../src/worker/engine/create-run';
import { tinyExperiment } from '../tiny-experiment';

beforeAll(startWebgpu);

const tiny = tinyExperiment({ feedForwardSize: 12, batchSize: 4, steps: 12, lambdaSteps: 4 });

async function losses(run: Run, steps: number): Promise<number[]> {
  const values = [];
  for (let i = 0; i < steps; i++) values.push((await run.advance()).lossNats);
  return values;
}

describe('a run on the compiled plan, on the device of TensorFlow.js', () => {
  it('passes the gradient self-test', async () => {
    await expect(checkPlanGradients(webgpuTarget(), variants.direct)).resolves.toBeUndefined();
  });

  it.each([
    ['reverse, ternary', tiny],
    ['gestures, binary, with dropout', { ...tiny, task: 'gestures', mode: 'binary', dropout: 0.2 }],
  ] as const)('takes the same steps as the definition: %s', async (_name, draft) => {
    const experiment = experimentOf(draft);
    const [plan, definition] = [await Run.onPlan(experiment, webgpuTarget()), definitionRun(experiment)];
    expect([plan.path, definition.path]).toEqual(['plan', 'definition']);
    const [fast, slow] = [await losses(plan, 3), await losses(definition, 3)];
    fast.forEach((loss, i) => expect(loss).toBeCloseTo(slow[i]!, 4));

    const [packed, expected] = [(await plan.pack()).tensors, (await definition.pack()).tensors];
    packed.forEach((tensor, i) => {
      const other = expected[i]!;
      if (tensor.kind === 'codes' && other.kind === 'codes') expect(matrixScale(tensor)).toBeCloseTo(matrixScale(other), 3);
      else if (tensor.kind === 'float' && other.kind === 'float') {
        // Adam divides by the size of the gradient: the rounding error of one that is nearly zero becomes a good part of a
        // step of 0.01. A bias of keys has no gradient at all, softmax does not see it: rounding is all that moves it.
        tensor.values.forEach((value, j) => expect(Math.abs(value - other.values[j]!)).toBeLessThan(0.01));
      } else expect.unreachable('both pack alike');
    });
    plan.dispose();
    definition.dispose();
  });

  // Wider than a group, so that a row has two, the second of them shorter.
  it.each(['ternary-row', 'ternary-g32', 'bits3-g32'] as readonly string[] as readonly ModeId[])(
    'packs the scales that its steps multiply by: %s',
    async (mode) => {
      const experiment = experimentOf({ ...tiny, hiddenSize: 40, feedForwardSize: 36, mode });
      const run = await Run.onPlan(experiment, webgpuTarget());
      await losses(run, 2);
      const { model, weights } = await weightsOfRun(run);
      const [found, expected] = [(await run.pack()).tensors, await packWeights(model, weights)];
      disposeWeights(weights);
      let scales = 0;
      for (const [i, tensor] of found.entries()) {
        const other = expected[i]!;
        if (tensor.kind !== 'codes' || other.kind !== 'codes') continue;
        expect(tensor.scale.granularity).toEqual(other.scale.granularity);
        expect(tensor.scale.values).toHaveLength(other.scale.values.length);
        // Sums in another order.
        tensor.scale.values.forEach((scale, j) => expect(scale / other.scale.values[j]!).toBeCloseTo(1, 5));
        scales += tensor.scale.values.length;
      }
      expect(scales).toBeGreaterThan(100);
      run.dispose();
    },
  );

  it('repeats itself to the bit after a reset, and copies stay what they were', async () => {
    const run = await Run.onPlan(experimentOf(tiny), webgpuTarget());
    const first = await losses(run, 10);
    const { model, weights: kept } = await weightsOfRun(run);
    const before = await packWeights(model, kept);
    run.reset();
    expect(run.step).toBe(0);
    expect(await losses(run, 10)).toEqual(first);
    await run.advance();
    expect(await packWeights(model, kept)).toEqual(before);
    disposeWeights(kept);
    run.dispose();
  });

  it('keeps tensors flat over 500 steps', async () => {
    const run = await Run.onPlan(experimentOf({ ...tiny, steps: 600 }), webgpuTarget());
    await losses(run, 2);
    disposeWeights((await weightsOfRun(run)).weights);
    const { numTensors, numBytes } = tf.memory();
    await losses(run, 498);
    disposeWeights((await weightsOfRun(run)).weights);
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    run.dispose();
  });

  it('goes back to its last good state when the loss is not finite, and goes on from there as if nothing had happened', async () => {
    const draft = experimentOf({ ...tiny, mode: 'none', lambdaSteps: 0 });
    const [run, reference] = [await Run.onPlan(draft, webgpuTarget()), await Run.onPlan(draft, webgpuTarget())];
    const expected = await losses(reference, 4);
    await losses(run, 2);
    // The step itself is finite; the weights that it makes are not.
    run.learningRate = Infinity;
    await expect(losses(run, 3)).rejects.toThrow(NonFiniteLossError);
    expect(run.step).toBe(2);
    run.learningRate = draft.learningRate;
    expect(await losses(run, 2)).toEqual(expected.slice(2));
    run.dispose();
    reference.dispose();
  });

  it('goes back as far with several steps in flight, and keeps the reports of the steps before', async () => {
    const draft = experimentOf({ ...tiny, mode: 'none', lambdaSteps: 0 });
    const [run, reference] = [await Run.onPlan(draft, webgpuTarget()), await Run.onPlan(draft, webgpuTarget())];
    const expected = await losses(reference, 5);
    await losses(run, 2);
    run.issue();
    run.learningRate = Infinity;
    run.issue();
    run.learningRate = draft.learningRate;
    // Two more are in flight before the weights of step 4 are known to be NaN.
    run.issue();
    run.issue();
    await expect(run.settle()).rejects.toThrow('at step 5. The weights of step 3 are kept.');
    expect(run.takeReports().map(({ step }) => step)).toEqual([3, 4]);
    expect([run.step, run.issued, run.weightsStep]).toEqual([3, 3, 3]);
    expect(await losses(run, 2)).toEqual(expected.slice(3));
    run.dispose();
    reference.dispose();
  });

  it('says how far the compiling of its kernels is', async () => {
    const shares: number[] = [];
    const { run } = await createRun(
      experimentOf({ ...tiny, hiddenSize: 12 }),
      { target: webgpuTarget() },
      { onProgress: (share) => shares.push(share) },
    );
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual(shares.map((_, i) => (i + 1) / shares.length));
    run.dispose();
  });

  it('gives way to the definition where a kernel does not compile, and says which', async () => {
    const { createShaderModule } = GPUDevice.prototype;
    GPUDevice.prototype.createShaderModule = function (this: GPUDevice, descriptor: GPUShaderModuleDescriptor) {
      return createShaderModule.call(this, descriptor.label === 'attention' ? { ...descriptor, code: 'fn broken(' } : descriptor);
    };
    // Heads of a width of their own: kernels that have been compiled are not compiled again.
    const { run, planRefusal } = await createRun(experimentOf({ ...tiny, hiddenSize: 20 }), { target: webgpuTarget() }).finally(
      () => (GPUDevice.prototype.createShaderModule = createShaderModule),
    );
    expect(run.path).toBe('definition');
    expect(planRefusal).toMatch(/^Kernel attention does not compile on this device: line \d+, /);
    run.dispose();
  });

  it('gives way to the definition, with the reason', async () => {
    const { run, planRefusal } = await createRun(experimentOf({ hiddenSize: 256, numLayers: 4, batchSize: 512, steps: 10 }), {
      target: webgpuTarget(),
    });
    expect(run.path).toBe('definition');
    expect(planRefusal).toMatch(/GFLOP is left to TensorFlow\.js/);
    run.dispose();
  });
});
