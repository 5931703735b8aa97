/** One training step of the same model, from the same numbers, on both paths: the tfjs definition and the compiled plan. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { optimiserStep, type OptimiserId, type OptimiserStep } from '../../src/catalog/optimisers/optimisers';
import { elementCount } from '../../src/experiment/architecture';
import { randomStream } from '../../src/math/random';
import { build, type BitNet } from '../../src/model/bitnet';
import type { BitNetOptions } from '../../src/model/options';
import { compilePlan } from '../../src/plan/compile';
import { preparePlan, takeStep, type PlanExecutor } from '../../src/plan/gpu/execute';
import type { PlanBatch, PlanStepSettings } from '../../src/plan/step-input';
import type { KernelVariant } from '../../src/plan/kernel-variant';
import { variants } from '../../src/plan/variants';
import { tensorsOf } from '../../src/training/definition/tensor-batches';
import { dropoutMasks } from '../../src/training/definition/dropout';
import { batchLoss, createState, disposeState, trainingStep, type StepSettings } from '../../src/training/definition/state';
import { startWebgpu } from '../../src/worker/backends/webgpu-tensorflow';

export interface PlanCase {
  readonly options: BitNetOptions;
  readonly batchSize: number;
  readonly lambda: number;
  readonly seed: number;
  /** By default, AdamW. */
  readonly optimiser?: OptimiserId;
  readonly learningRate?: number;
}

/** With what a case takes its step. */
export const optimiserOfCase = ({ optimiser: id = 'adamw', learningRate = 1e-2 }: PlanCase): OptimiserStep =>
  optimiserStep(id, learningRate, { weightDecay: 0.1 });

/** TensorFlow.js's own device. */
export async function tensorflowDevice(): Promise<GPUDevice> {
  await startWebgpu();
  return (tf.backend() as WebGPUBackend).device;
}

/** Latents of a seed, every gain and bias moved off its start so that it shows in the numbers. */
export function latentsOf(model: BitNet, seed: number): Record<string, Float32Array> {
  const random = randomStream(seed, 'plan-test/latents');
  const initial = model.initialise(seed);
  for (const { name, role } of model.parameters)
    if (role === 'gain' || role === 'bias') initial[name] = initial[name]!.map((value) => value + 0.3 * random.normal());
  return initial;
}

export function batchOf({ architecture }: BitNet, batchSize: number, seed: number): PlanBatch {
  const random = randomStream(seed, 'plan-test/batch');
  const { input, seqLen, classes } = architecture;
  const count = batchSize * seqLen;
  const integers = (length: number, below: number): Int32Array => Int32Array.from({ length }, () => random.integer(below));
  if (input.kind === 'frames' && architecture.outputs === 'numbers') {
    const normals = (length: number): Float32Array => Float32Array.from({ length }, () => random.normal());
    return { kind: 'forecast', inputs: normals(count * input.embedDim), targets: normals(batchSize * (classes ?? 1)) };
  }
  if (input.kind === 'frames')
    return {
      kind: 'frames',
      inputs: Float32Array.from({ length: count * input.embedDim }, () => random.normal()),
      labels: integers(batchSize, classes ?? 1),
    };
  const scored = Float32Array.from({ length: count }, () => (random.uniform() < 0.7 ? 1 : 0));
  scored[0] = 1;
  return { kind: 'tokens', inputs: integers(count, input.vocab), targets: integers(count, input.vocab), scored };
}

export function flatten(model: BitNet, byName: Readonly<Record<string, Float32Array>>): Float32Array {
  const flat = new Float32Array(model.parameterCount);
  let offset = 0;
  for (const { name } of model.parameters) {
    flat.set(byName[name]!, offset);
    offset += byName[name]!.length;
  }
  return flat;
}

export interface StepNumbers {
  readonly lossNats: number;
  readonly gradients: Readonly<Record<string, Float32Array>>;
  readonly latents: Float32Array;
  readonly flips: Float32Array;
}

/** The same latents, each moved to a neighbour among the float32 numbers, or nearly: by ±2⁻²³ of itself. */
export function nudged(latents: Readonly<Record<string, Float32Array>>, seed: number): Record<string, Float32Array> {
  const random = randomStream(seed, 'plan-test/nudge');
  const nudge = (value: number): number => value * (1 + (random.uniform() < 0.5 ? -1 : 1) * 2 ** -23);
  return Object.fromEntries(Object.entries(latents).map(([name, values]) => [name, values.map(nudge)]));
}

/** The definition, on whichever backend is current. */
export async function definitionStep(planCase: PlanCase, latents?: Readonly<Record<string, Float32Array>>): Promise<StepNumbers> {
  const { options, batchSize, lambda, seed } = planCase;
  const model = build(options);
  const state = createState(model, latents ?? latentsOf(model, seed), planCase.optimiser);
  const batch = tensorsOf(batchOf(model, batchSize, seed), batchSize, model.architecture.seqLen);
  const dropout = model.architecture.dropout;
  // A fresh stream for each pass: both must drop the same.
  const settings = (): StepSettings => ({
    lambda,
    optimiser: optimiserOfCase(planCase),
    ...(dropout === 0 ? {} : { dropoutMask: dropoutMasks(dropout, seed, 0) }),
  });
  const names = model.parameters.map(({ name }) => name);
  const gradients = tf.tidy(() => {
    const passSettings = settings();
    return tf.grads((...tensors) => {
      const latents = Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
      return batchLoss(model, model.effective(latents, state.quantised, lambda), batch, passSettings);
    })(names.map((name) => state.views[name]!));
  });
  const result = trainingStep(model, state, batch, settings());
  const read = async (tensor: tf.Tensor): Promise<Float32Array> => Float32Array.from(await tensor.data());
  const numbers = {
    lossNats: (await read(result.loss))[0]!,
    gradients: Object.fromEntries(await Promise.all(names.map(async (name, i) => [name, await read(gradients[i]!)] as const))),
    latents: await read(result.state.latents),
    flips: await read(result.flips),
  };
  disposeState(state);
  disposeState(result.state);
  tf.dispose([gradients, result.loss, result.flips, ...Object.values(batch).filter((value) => value instanceof tf.Tensor)]);
  return numbers;
}

/** A plan with the case's weights loaded, ready to step. */
export async function preparedPlan(
  device: GPUDevice,
  { options, batchSize, lambda, seed, optimiser: id = 'adamw' }: PlanCase,
  variant: KernelVariant = variants.direct,
): Promise<PlanExecutor> {
  const model = build(options);
  const executor = await preparePlan(device, compilePlan(model.architecture, batchSize, { optimiser: id }), { variant });
  executor.load({ latents: flatten(model, latentsOf(model, seed)) }, lambda);
  return executor;
}

export function planSettings(planCase: PlanCase, step = 1): PlanStepSettings {
  const { options, lambda, seed } = planCase;
  const settings = { step, lambda, nextLambda: lambda, optimiser: optimiserOfCase(planCase) };
  return options.dropout === 0 ? settings : { ...settings, dropout: randomStream(seed, 'dropout', step - 1) };
}

export async function planStep(device: GPUDevice, planCase: PlanCase, variant?: KernelVariant): Promise<StepNumbers> {
  const model = build(planCase.options);
  const executor = await preparedPlan(device, planCase, variant);
  const { lossNats, flips } = await takeStep(executor, batchOf(model, planCase.batchSize, planCase.seed), planSettings(planCase));
  const flat = await executor.read('gradient');
  const latents = await executor.read('latents');
  executor.destroy();
  const gradients = Object.fromEntries(
    model.parameters.map(({ name, shape }) => {
      const offset = executor.plan.layout.offsetOf(name);
      return [name, flat.slice(offset, offset + elementCount(shape))];
    }),
  );
  return { lossNats, gradients, latents, flips };
}

/** ‖a − b‖ / ‖b‖; NaN where a number is not one. */
export function relativeDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0;
  let length = 0;
  for (let i = 0; i < b.length; i++) {
    difference += (a[i]! - b[i]!) ** 2;
    length += b[i]! ** 2;
  }
  return Math.sqrt(difference) / Math.max(Math.sqrt(length), 1e-12);
}
