import { optimiserStep } from '../../catalog/optimisers/optimisers';
import type { Architecture } from '../../experiment/architecture';
import type { Arithmetic } from '../../math/fused-multiply-add';
import type { BufferSpec } from '../buffers';
import { compilePlan, type Plan } from '../compile';
import { stepInputBuffer, type PlanBatch } from '../step-input';
import { padded } from '../kernel';
import { planMemory } from './memory';
import { simdDispatches } from './run-dispatch';
import { simdModuleOn } from './simd-instance';
import { compiledSimdModule } from './simd-module';
import { twinOf } from '../kernels/twins';

/** The forward pass of a plan in WebAssembly, on weights that are handed to it. Synchronous. */
export interface CpuForward {
  readonly batchSize: number;
  /**
   * Quantises these weights.
   *
   * @param latents `[parameters]`
   * @param lambda share of the rounding of weights in the passes that follow
   * @param activationLambda the same of activations; by default, as of weights
   */
  load(latents: Float32Array, lambda: number, activationLambda?: number): void;
  /**
   * @param batch `batchSize` sequences; its targets are not read
   * @returns logits or numbers of every readout, `[batch·seq, vocab]` or `[batch, classes]`; the next pass leaves them alone
   */
  run(batch: PlanBatch): Float32Array;
}

/**
 * Compiles the forward pass of a model, without dropout, in memory of its own: weights and the activations of one layer, and
 * nothing of gradient or optimiser. Throws a `PlanRefusal` where the plan cannot take the model, where there is no SIMD, or
 * too little memory.
 */
export async function prepareForwardInWasm(architecture: Architecture, batchSize: number, arithmetic: Arithmetic): Promise<CpuForward> {
  const plan = compilePlan({ ...architecture, dropout: 0 }, batchSize, { keepsLayers: false });
  const module = await compiledSimdModule(arithmetic);
  const dispatches = [...plan.quantise, ...plan.forward];
  const memory = planMemory(buffersOf(plan), Math.max(...dispatches.map(({ kernel }) => twinOf(kernel).scratchBytes(kernel.shape))));
  const bind = simdDispatches(simdModuleOn(module, memory.memory));
  const quantise = plan.quantise.map((dispatch) => bind(dispatch, memory));
  const forward = plan.forward.map((dispatch) => bind(dispatch, memory));
  const input = memory.words(memory.buffer(stepInputBuffer));
  const latents = memory.floats(memory.buffer('latents'));
  const logits = memory.floats(memory.buffer('logits'));
  const optimiser = optimiserStep(plan.optimiser, 0);
  const { readouts, classes } = plan.outputs;
  let lambda = 1;

  return {
    batchSize,
    load(given, share, activationShare = share) {
      latents.set(given);
      lambda = activationShare;
      input.set(new Uint32Array(plan.stepInput.writeLambda(share)));
      for (const dispatch of quantise) dispatch();
    },
    run(batch) {
      input.set(new Uint32Array(plan.stepInput.write(batch, { step: 1, lambda, nextLambda: lambda, optimiser })));
      for (const dispatch of forward) dispatch();
      const outputs = new Float32Array(readouts * classes);
      for (let row = 0; row < readouts; row++)
        outputs.set(logits.subarray(row * padded(classes), row * padded(classes) + classes), row * classes);
      return outputs;
    },
  };
}

/** Those that quantising and the forward pass touch. */
function buffersOf({ buffers, quantise, forward }: Plan): readonly BufferSpec[] {
  const touched = new Set([stepInputBuffer, ...[...quantise, ...forward].flatMap(({ slices }) => slices.map(({ buffer }) => buffer))]);
  return buffers.filter(({ name }) => touched.has(name));
}
