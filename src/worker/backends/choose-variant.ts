import * as words from '#words/worker/choose-variant';
import { defaultOptimiser, optimiserStep } from '../../catalog/optimisers/optimisers';
import { messageOf } from '../../math/text/message-of';
import { defaultFeedForwardSize } from '../../experiment/architecture';
import { ownModel } from './own-model';
import { compilePlan } from '../../plan/compile';
import { rememberVariant } from '../../plan/gpu/device-variant';
import { preparePlan, takeStep } from '../../plan/gpu/execute';
import type { PlanBatch } from '../../plan/step-input';
import { runsOn, variantIds, variants, type VariantId } from '../../plan/variants';
import { flattenWeights } from '../../training/snapshot';
import { checkPlanGradients } from './self-test';

/** How a variant did: the time of a step, or why it is not used. */
export type Trial = { readonly id: VariantId; readonly stepMs: number } | { readonly id: VariantId; readonly failure: string };

/** Timed steps, after one warm-up step. */
const timedSteps = 5;

/**
 * Chooses the kernels for a device and remembers them. A software adapter takes those without barriers: compiling the
 * others there takes minutes. On a graphics card every variant takes the gradient self-test and then a few real steps,
 * and the fastest right one wins. Throws an Error with every reason when none is right.
 *
 * @returns what to tell about it
 */
export async function chooseVariant(device: GPUDevice, software: boolean, trial = software ? checkVariant : tryVariant): Promise<string> {
  const candidates = software ? (['direct'] as const) : variantIds.filter((id) => runsOn(device, id));
  const trials: Trial[] = [];
  for (const id of candidates) trials.push(await trial(device, id));
  const [best, ...others] = trials.flatMap((one) => ('stepMs' in one ? [one] : [])).toSorted((a, b) => a.stepMs - b.stepMs);
  const failed = trials.flatMap((one) => ('failure' in one ? [words.failed(variants[one.id].label, one.failure)] : []));
  if (best === undefined) throw new Error(failed.join(' '));
  rememberVariant(device, best.id);
  const compared = others.map(({ id, stepMs }) => words.times(stepMs / best.stepMs, variants[id].label));
  return [words.chosen(variants[best.id].label), compared.length === 0 ? '' : words.compared(compared.join(', ')), ...failed]
    .filter(Boolean)
    .join(' ');
}

/** Untimed: it is the only candidate. */
async function checkVariant(device: GPUDevice, id: VariantId): Promise<Trial> {
  return tryVariant(device, id, async () => 0);
}

async function tryVariant(device: GPUDevice, id: VariantId, time = stepTime): Promise<Trial> {
  try {
    await checkPlanGradients({ kind: 'webgpu', device }, variants[id]);
    return { id, stepMs: await time(device, id) };
  } catch (error) {
    return { id, failure: messageOf(error) };
  }
}

/** Median step time of a small model: large enough for the products to dominate, small enough not to be noticed. */
async function stepTime(device: GPUDevice, id: VariantId): Promise<number> {
  const batchSize = 8;
  const model = ownModel({
    recipe: 'b1.58',
    input: { kind: 'tokens', vocab: 32 },
    hiddenSize: 128,
    numHeads: 4,
    numLayers: 1,
    seqLen: 64,
    feedForwardSize: defaultFeedForwardSize('b1.58', 128),
  });
  const tokens = batchSize * model.architecture.seqLen;
  const ids = Int32Array.from({ length: tokens }, (_, i) => i % 32);
  const batch: PlanBatch = { kind: 'tokens', inputs: ids, targets: ids, scored: new Float32Array(tokens).fill(1) };
  const optimiser = optimiserStep(defaultOptimiser, 0, { clipNorm: null });
  const executor = await preparePlan(device, compilePlan(model.architecture, batchSize), { variant: variants[id], looksLater: true });
  try {
    executor.load({ latents: flattenWeights(model, model.initialise(1)) }, 1);
    const times: number[] = [];
    for (let step = 0; step <= timedSteps; step++) {
      const started = performance.now();
      await takeStep(executor, batch, { step: step + 1, lambda: 1, nextLambda: 1, optimiser });
      if (step > 0) times.push(performance.now() - started);
    }
    return times.toSorted((a, b) => a - b)[timedSteps >> 1] ?? Infinity;
  } finally {
    executor.destroy();
  }
}
