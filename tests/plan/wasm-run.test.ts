/** Many steps of a plan in WebAssembly: the same bits every time, the memory that it began with, and what happens when it goes wrong. */
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import { compilePlan } from '../../src/plan/compile';
import { memoryOf, type CpuExecutor } from '../../src/plan/cpu/execute';
import { bytes as fusedBytes } from '../../src/plan/kernels/module.as.ts?wasm&fused';
import { bytes as plainBytes } from '../../src/plan/kernels/module.as.ts?wasm';
import { batchOf, planSettings, type PlanCase } from '../browser/plan-cases';
import { wasmExecutor } from './cpu-step';

const tiny: PlanCase = {
  options: { vocabSize: 9, hiddenSize: 18, numHeads: 3, numLayers: 2, seqLen: 7, feedForwardSize: 22, dropout: 0.1 },
  batchSize: 3,
  lambda: 1,
  seed: 5,
};

function losses(executor: CpuExecutor, planCase: PlanCase, steps: number): number[] {
  const model = build(planCase.options);
  return Array.from(
    { length: steps },
    (_, step) => executor.step(batchOf(model, planCase.batchSize, step % 7), planSettings(planCase, step + 1)).lossNats,
  );
}

it('gives the same losses over 300 steps, to the bit, and the same weights', async () => {
  const [one, two] = [await wasmExecutor(tiny), await wasmExecutor(tiny)];
  const first = losses(one, tiny, 300);
  expect(losses(two, tiny, 300)).toEqual(first);
  expect(two.values('latents')).toEqual(one.values('latents'));
  expect(new Set(first).size).toBe(300);
  // On average: where a curve goes in its third hundred of steps depends on the last digit of its first.
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(first.slice(-50))).toBeLessThan(0.8 * mean(first.slice(0, 10)));
});

it('stays in the memory that it began with', async () => {
  const executor = await wasmExecutor(tiny);
  const { buffer, byteLength } = executor.values('latents');
  losses(executor, tiny, 50);
  expect(executor.values('latents').buffer).toBe(buffer);
  expect(executor.values('latents').byteLength).toBe(byteLength);
});

it('changes nothing in a step whose loss is not finite', async () => {
  const executor = await wasmExecutor(tiny);
  losses(executor, tiny, 2);
  const latents = executor.values('latents');
  latents[executor.plan.layout.offsetOf('final_norm.gain') + 3] = Number.NaN;
  const before = ['latents', 'optimiser.firstMoment', 'optimiser.secondMoment'].map((name) => executor.values(name).slice());
  expect(losses(executor, tiny, 1)).toEqual([Number.NaN]);
  expect(['latents', 'optimiser.firstMoment', 'optimiser.secondMoment'].map((name) => executor.values(name))).toEqual(before);
});

it('weighs at most 12.5 kB, and 13 kB with the sums of groups that the fused variant has', () => {
  expect(gzipSync(plainBytes).byteLength).toBeLessThan(12_500);
  expect(gzipSync(fusedBytes).byteLength).toBeLessThan(13_000);
});

it('refuses a model that WebAssembly cannot hold', () => {
  const model = build({ vocabSize: 9, hiddenSize: 1024, numHeads: 8, numLayers: 12, seqLen: 256, dropout: 0 });
  expect(() => memoryOf(compilePlan(model.architecture, 64))).toThrow(/needs .* GiB of memory/);
});
