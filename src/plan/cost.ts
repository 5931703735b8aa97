import { elementCount, parameterSpecs, type Architecture } from '../experiment/architecture';
import { PlanRefusal } from './plan-refusal';

/**
 * Floating-point operations of the matrix products of one training step: forward once, backward twice.
 *   3 · (2·N·matrices + 4·batch·seq²·hidden·layers), N = batch·seq
 */
function stepFlops(architecture: Architecture, batchSize: number): number {
  const { seqLen, hiddenSize, numLayers } = architecture;
  const weights = parameterSpecs(architecture).reduce((sum, { shape }) => sum + (shape.length === 2 ? elementCount(shape) : 0), 0);
  return 3 * (2 * batchSize * seqLen * weights + 4 * batchSize * seqLen ** 2 * hiddenSize * numLayers);
}

/** Beyond this a step of kernels without tiles may hold a small graphics card for so long that the system resets it. */
const mostFlops = 2e10;

/** Throws a {@link PlanRefusal} for steps that are better left to TensorFlow's tiled products. */
export function refuseLongSteps(architecture: Architecture, batchSize: number): void {
  const flops = stepFlops(architecture, batchSize);
  if (flops <= mostFlops) return;
  throw new PlanRefusal(
    `A step of ${(flops / 1e9).toFixed(0)} GFLOP is left to TensorFlow.js: on this adapter the compiled step runs without tiles, and takes up to ${mostFlops / 1e9}.`,
  );
}
