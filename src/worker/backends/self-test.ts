import * as words from '#words/worker/backends';
import { defaultOptimiser, optimiserStep } from '../../catalog/optimisers/optimisers';
import { elementCount } from '../../experiment/architecture';
import type { Arithmetic } from '../../math/fused-multiply-add';
import { randomStream } from '../../math/random';
import type { ModelSpec } from '../../model/model-spec';
import { ownModel } from './own-model';
import { compilePlan, type Plan } from '../../plan/compile';
import { preparePlanInWasm } from '../../plan/cpu/execute';
import type { PlanState } from '../../plan/host-state';
import type { PlanBatch, PlanStepSettings } from '../../plan/step-input';
import type { KernelVariant } from '../../plan/kernel-variant';
import type { PlanTarget } from '../../training/plan-target';
import { flattenWeights } from '../../training/snapshot';
import stored from './self-test-numbers.json';

/** Expected values: the loss and, per parameter, two numbers that identify its gradient. */
export interface SelfTestNumbers {
  readonly lossNats: number;
  /** By parameter: Euclidean length of the gradient, and its product with a fixed pseudo-random direction. */
  readonly gradients: Readonly<Record<string, readonly [length: number, projection: number]>>;
}

export const recipes = ['b1.58', 'edifice'] as const;
export type Recipe = (typeof recipes)[number];

/** Relative to the gradient's length. Backends differ by 1e-6; a wrong gradient by its whole length. */
const tolerance = 1e-3;

/**
 * One training step of two tiny ternary models by the compiled plan, in WebAssembly or on a device with one kind of kernels,
 * against stored numbers. Starting a backend proves nothing: some phones return zeros. The numbers are those of the
 * definition on the cpu backend, which agrees with PyTorch and Edifice in this project's tests. Throws an Error that says what
 * differs, or what does not compile.
 */
export async function checkPlanGradients(target: PlanTarget, variant?: KernelVariant, arithmetic?: Arithmetic): Promise<void> {
  for (const recipe of recipes) compare(recipe, await planNumbers(recipe, target, variant, arithmetic));
}

const tested = new Map<Arithmetic, Promise<void>>();

/** The same of WebAssembly with one arithmetic, once in this worker. */
export function checkArithmetic(arithmetic: Arithmetic): Promise<void> {
  const test = tested.get(arithmetic) ?? checkPlanGradients({ kind: 'wasm' }, undefined, arithmetic);
  tested.set(arithmetic, test);
  // What could not be fetched may come by now.
  test.catch(() => tested.delete(arithmetic));
  return test;
}

/** Throws an Error that says what differs from the stored numbers. */
export function compare(recipe: Recipe, found: SelfTestNumbers): void {
  const expected = numbersOf(recipe);
  // Comparisons are written so that NaN fails.
  if (!(Math.abs(found.lossNats - expected.lossNats) < tolerance)) {
    throw new Error(words.selfTestLoss(recipe, found.lossNats, expected.lossNats));
  }
  for (const [name, [length, projection]] of Object.entries(expected.gradients)) {
    const [foundLength, foundProjection] = found.gradients[name] ?? [Number.NaN, Number.NaN];
    const allowed = tolerance * Math.max(length, 1e-3);
    if (Math.abs(foundLength - length) < allowed && Math.abs(foundProjection - projection) < allowed) continue;
    throw new Error(words.selfTestGradient(name, recipe, foundLength, length));
  }
}

/** JSON has arrays of numbers where the type has pairs. */
function numbersOf(recipe: Recipe): SelfTestNumbers {
  const { lossNats, gradients } = stored[recipe];
  return {
    lossNats,
    gradients: Object.fromEntries(Object.entries(gradients).map(([name, [length = 0, projection = 0]]) => [name, [length, projection]])),
  };
}

export const seq = 6;
export const batchSize = 2;
const frameSize = 3;

export interface SelfTestCase {
  readonly model: ModelSpec;
  readonly weights: Readonly<Record<string, Float32Array>>;
  readonly batch: PlanBatch;
}

/** A model, weights and a batch of their own, so that a better initialisation or another task leaves the numbers alone. */
export function caseOf(recipe: Recipe): SelfTestCase {
  const common = { recipe, hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: seq } as const;
  const model =
    recipe === 'b1.58'
      ? ownModel({ ...common, input: { kind: 'tokens', vocab: 7 }, numKvHeads: 1, feedForwardSize: 20 })
      : ownModel({ ...common, input: { kind: 'frames', embedDim: frameSize }, classes: 4, feedForwardSize: 64 });
  const random = randomStream(11, 'self-test');
  const integers = (count: number, below: number): Int32Array => Int32Array.from({ length: count }, () => random.integer(below));
  const weights = Object.fromEntries(
    model.parameters.map(({ name, shape }) => [
      name,
      Float32Array.from({ length: elementCount(shape) }, () => random.normal() / Math.sqrt(shape.at(-1) ?? 1)),
    ]),
  );
  const tokens = batchSize * seq;
  const batch: PlanBatch =
    recipe === 'b1.58'
      ? { kind: 'tokens', inputs: integers(tokens, 7), targets: integers(tokens, 7), scored: new Float32Array(tokens).fill(1) }
      : {
          kind: 'frames',
          inputs: Float32Array.from({ length: tokens * frameSize }, () => random.normal()),
          labels: integers(batchSize, 4),
        };
  return { model, weights, batch };
}

async function planNumbers(recipe: Recipe, target: PlanTarget, variant?: KernelVariant, arithmetic?: Arithmetic): Promise<SelfTestNumbers> {
  const { model, weights, batch } = caseOf(recipe);
  const plan = compilePlan(model.architecture, batchSize);
  const { lossNats, gradient } = await (target.kind === 'wasm' ? wasmStep(arithmetic) : deviceStep(target.device, variant))(
    plan,
    { latents: flattenWeights(model, weights) },
    batch,
  );
  const slices = model.parameters.map(({ name, shape }): [string, readonly [number, number]] => {
    const offset = plan.layout.offsetOf(name);
    return [name, fingerprint(gradient.subarray(offset, offset + elementCount(shape)))];
  });
  return { lossNats, gradients: Object.fromEntries(slices) };
}

type TakeStep = (plan: Plan, state: PlanState, batch: PlanBatch) => Promise<{ readonly lossNats: number; readonly gradient: Float32Array }>;

const settings: PlanStepSettings = {
  step: 1,
  lambda: 1,
  nextLambda: 1,
  optimiser: optimiserStep(defaultOptimiser, 0, { clipNorm: null }),
};

const deviceStep =
  (device: GPUDevice, variant?: KernelVariant): TakeStep =>
  async (plan, state, batch) => {
    const { preparePlan, takeStep } = await import('../../plan/gpu/execute');
    const executor = await preparePlan(device, plan, { variant, looksLater: true });
    try {
      executor.load(state, 1);
      const { lossNats } = await takeStep(executor, batch, settings);
      return { lossNats, gradient: await executor.read('gradient') };
    } finally {
      executor.destroy();
    }
  };

const wasmStep =
  (arithmetic: Arithmetic = 'plain'): TakeStep =>
  async (plan, state, batch) => {
    const executor = await preparePlanInWasm(plan, { arithmetic });
    executor.load(state, 1);
    const { lossNats } = executor.step(batch, settings);
    return { lossNats, gradient: executor.values('gradient') };
  };

/** Two numbers that identify a gradient. */
export function fingerprint(gradient: ArrayLike<number>): readonly [number, number] {
  const direction = randomStream(0, 'direction');
  let squares = 0;
  let projection = 0;
  for (let i = 0; i < gradient.length; i++) {
    const value = gradient[i] ?? Number.NaN;
    squares += value * value;
    projection += value * (direction.uint32() & 1 ? 1 : -1);
  }
  return [Math.sqrt(squares), projection];
}
