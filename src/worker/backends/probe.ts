import { defaultOptimiser, optimiserStep } from '../../catalog/optimisers/optimisers';
import { stepMultiplies } from '../../experiment/training-work';
import type { Arithmetic } from '../../math/fused-multiply-add';
import { randomStream } from '../../math/random';
import { ownModel } from './own-model';
import { compilePlan, type Plan } from '../../plan/compile';
import { preparePlanInWasm } from '../../plan/cpu/execute';
import type { PlanState } from '../../plan/host-state';
import type { PlanBatch, PlanStepSettings } from '../../plan/step-input';
import { flattenWeights } from '../../training/snapshot';
import { requestPlainDevice } from './webgpu';

/** Steps before the clock runs, and the most that it times. */
const warmUp = 2;
const timed = 9;
/** How long all probes together may take, in ms: a person waits for them. */
export const probeMs = 900;
/** Share of its time after which a probe takes no further step. */
const share = 0.7;

/** A model of the default size: what the page trains first. */
const model = {
  recipe: 'b1.58',
  input: { kind: 'tokens', vocab: 16 },
  hiddenSize: 64,
  numHeads: 4,
  numLayers: 1,
  seqLen: 32,
  feedForwardSize: 176,
} as const;
const batchSize = 8;

interface ProbeCase {
  readonly plan: Plan;
  readonly state: PlanState;
  readonly batch: PlanBatch;
}

function probeCase(): ProbeCase {
  const built = ownModel(model);
  const random = randomStream(5, 'probe');
  const tokens = (): Int32Array => Int32Array.from({ length: batchSize * model.seqLen }, () => random.integer(model.input.vocab));
  return {
    plan: compilePlan(built.architecture, batchSize),
    state: { latents: flattenWeights(built, built.initialise(5)) },
    batch: { kind: 'tokens', inputs: tokens(), targets: tokens(), scored: new Float32Array(batchSize * model.seqLen).fill(1) },
  };
}

/** Multiplications of a step of the probe. */
export const probeMultiplies = (): number => stepMultiplies(ownModel(model).architecture, batchSize);

const settings = (step: number): PlanStepSettings => ({
  step,
  lambda: 1,
  nextLambda: 1,
  optimiser: optimiserStep(defaultOptimiser, 1e-3),
});

/** Median step time in ms, of as many steps as the time allows, but at least one. */
async function timeSteps(take: (step: number) => unknown, end: number): Promise<number> {
  const times: number[] = [];
  for (let step = 1; step <= warmUp + timed && (times.length <= warmUp || performance.now() < end); step++) {
    const started = performance.now();
    await take(step);
    times.push(performance.now() - started);
  }
  const counted = times.slice(warmUp).toSorted((a, b) => a - b);
  return counted[counted.length >> 1] ?? Number.NaN;
}

/** Milliseconds of a training step in WebAssembly; null where the plan does not run there. */
export async function probeWasm(withinMs: number, arithmetic: Arithmetic): Promise<number | null> {
  const end = performance.now() + share * withinMs;
  try {
    const { plan, state, batch } = probeCase();
    const executor = await preparePlanInWasm(plan, { arithmetic });
    executor.load(state, 1);
    return await timeSteps((step) => executor.step(batch, settings(step)), end);
  } catch {
    // The self-test reports what is missing.
    return null;
  }
}

/** Milliseconds of a training step on WebGPU, on a device of its own; null where it does not run, or is not ready in time. */
export async function probeWebgpu(withinMs: number): Promise<number | null> {
  const end = performance.now() + share * withinMs;
  const asked = requestPlainDevice();
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), withinMs));
  try {
    return await Promise.race([asked.then(async (device) => timeOn(device, end)).catch(() => null), late]);
  } finally {
    // Also cancels pending compilations and late results. The self-test reports why there is no device.
    asked.then(
      (device) => device.destroy(),
      () => undefined,
    );
  }
}

async function timeOn(device: GPUDevice, end: number): Promise<number> {
  const { preparePlan, takeStep } = await import('../../plan/gpu/execute');
  const { plan, state, batch } = probeCase();
  const executor = await preparePlan(device, plan, { looksLater: true });
  executor.load(state, 1);
  return timeSteps((step) => takeStep(executor, batch, settings(step)), end);
}
