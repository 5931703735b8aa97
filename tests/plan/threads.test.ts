/** Steps that threads take together: the same bits as one thread gives, whatever the sizes and however many there are. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modeIds } from '../../src/catalog/modes/modes';
import type { Arithmetic } from '../../src/math/fused-multiply-add';
import { build as buildModel } from '../../src/model/bitnet';
import type { HelperThread } from '../../src/plan/cpu/crew';
import { preparePlanInWasm, type CpuExecutor } from '../../src/plan/cpu/execute';
import { projectFolder } from '../../tools/cache-folder.mjs';
import { spawnThread } from '../../tools/experiment/node-worker';
import { batchOf, flatten, latentsOf, planSettings, type PlanCase } from '../browser/plan-cases';
import { loaded, planOf, wasmExecutor } from './cpu-step';
import { isMissing } from './fused-here';
import { kernelCases } from './kernel-cases';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'step-helper-'));
  await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(projectFolder, 'tools/experiment/helper-thread.ts'),
      outDir: folder,
      copyPublicDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'helper.js' } },
    },
  });
});
afterAll(async () => rm(folder, { recursive: true }));

const spawn = (): HelperThread => spawnThread(pathToFileURL(join(folder, 'helper.js')));

/** An executor with so many threads ready. */
async function crewed(planCase: PlanCase, threads: number, arithmetic: Arithmetic = 'plain'): Promise<CpuExecutor> {
  const executor = loaded(await preparePlanInWasm(planOf(planCase), { arithmetic, threads, spawn }), planCase);
  executor.crew!.growTo(threads);
  while (executor.crew!.ready < threads) await new Promise((resolve) => setTimeout(resolve, 5));
  return executor;
}

function train(executor: CpuExecutor, planCase: PlanCase, steps: number, threads: number): unknown {
  const model = buildModel(planCase.options);
  const reports = Array.from({ length: steps }, (_, step) =>
    executor.step(batchOf(model, planCase.batchSize, step % 7), planSettings(planCase, step + 1), threads),
  );
  const names = executor.plan.architecture.mode === 'none' ? [] : executor.plan.layout.bitLinears.map(({ name }) => name);
  return { reports, state: executor.snapshot(), looked: executor.look({ recorded: names, flipCountsOf: names[0] ?? null }) };
}

describe('the same bits as one thread gives', () => {
  const base: PlanCase = {
    options: { vocabSize: 9, hiddenSize: 18, numHeads: 3, numLayers: 2, seqLen: 7, feedForwardSize: 22, dropout: 0.1 },
    batchSize: 3,
    lambda: 1,
    seed: 5,
  };

  it.each(modeIds)('%s, over 300 steps, with two threads', async (quantize) => {
    const planCase: PlanCase = { ...base, options: { ...base.options, quantize } };
    const alone = await wasmExecutor(planCase);
    const together = await crewed(planCase, 2);
    expect(train(together, planCase, 300, 2)).toEqual(train(alone, planCase, 300, 1));
    together.crew!.end();
  });

  // Rows of 21 sequences fall to three threads in pieces that are longer and shorter than what lists of codes are worth by themselves.
  it.skipIf(isMissing('fused')).each(modeIds)('%s, fused, over 20 steps, with one to five threads', async (quantize) => {
    const planCase: PlanCase = { ...base, options: { ...base.options, quantize }, batchSize: 8 };
    const alone = await wasmExecutor(planCase, 'fused');
    const expected = train(alone, planCase, 20, 1);
    const together = await crewed(planCase, 5, 'fused');
    const start = latentsOf(buildModel(planCase.options), planCase.seed);
    for (const threads of [2, 3, 5]) {
      together.load({ latents: flatten(buildModel(planCase.options), start) }, planCase.lambda);
      for (const name of ['optimiser.firstMoment', 'optimiser.secondMoment']) together.values(name).fill(0);
      expect(train(together, planCase, 20, threads)).toEqual(expected);
    }
    expect(train(await wasmExecutor(planCase), planCase, 20, 1)).not.toEqual(expected);
    together.crew!.end();
  });

  it.each(kernelCases)(
    '$options.recipe, $options.hiddenSize wide, seed $seed, with more threads than there is work for some',
    async (planCase) => {
      const alone = await wasmExecutor(planCase);
      const together = await crewed(planCase, 5);
      for (const threads of [5, 3, 1, 2]) expect(train(together, planCase, 4, threads)).toEqual(train(alone, planCase, 4, 1));
      together.crew!.end();
    },
  );
});

it('goes on with the threads that are left', async () => {
  const [planCase] = kernelCases as [PlanCase];
  const executor = await crewed(planCase, 4);
  train(executor, planCase, 2, 4);
  executor.crew!.shrinkTo(2);
  expect(executor.crew!.ready).toBe(2);
  train(executor, planCase, 2, 2);
  executor.crew!.growTo(3);
  while (executor.crew!.ready < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  train(executor, planCase, 2, 3);
  const alone = await wasmExecutor(planCase);
  for (const _ of [1, 2, 3]) train(alone, planCase, 2, 1);
  expect(executor.snapshot()).toEqual(alone.snapshot());
  executor.crew!.end();
});
