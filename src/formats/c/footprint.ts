/**
 * What `model.c` takes on a processor with 32 bits: counted from its arrays, and from the code that Arm's GCC makes of the rest
 * (-Os, Thumb-2, measured and held to by a test).
 */
import { scaleShape } from '../../catalog/modes/granularity';
import { modeOf } from '../../catalog/modes/modes';
import { taskOf } from '../../catalog/tasks/tasks';
import { elementCount, parameterSpecs, type Architecture } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';

export interface Footprint {
  readonly flashBytes: number;
  /** Without what the board's own libraries and the stack take. */
  readonly ramBytes: number;
}

/** Code of the integer build, without libraries. */
const codeBytes = { tokens: 4_600, strokes: 5_400 };

export function footprintOf(experiment: Experiment): Footprint {
  const architecture = architectureOf(experiment);
  const isTokens = architecture.input.kind === 'tokens';
  return {
    flashBytes: constantBytes(experiment, architecture) + (isTokens ? codeBytes.tokens : codeBytes.strokes),
    ramBytes: variableBytes(architecture),
  };
}

export const inKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Packed codes, four bytes for every other number, and the symbols. */
function constantBytes(experiment: Experiment, architecture: Architecture): number {
  const { packing, granularity } = modeOf(experiment.mode);
  const scaleBytes = (shape: readonly number[]): number =>
    granularity === 'matrix' || experiment.weightScale === 'none' ? 0 : 4 * elementCount(scaleShape(granularity, shape));
  const weights = parameterSpecs(architecture).reduce((sum, { shape, role }) => {
    const count = elementCount(shape);
    return sum + (role === 'bitLinear' && packing !== null ? packing.byteLength(count) + 20 + scaleBytes(shape) : 4 * count);
  }, 0);
  const task = taskOf(experiment);
  const symbols = task.kind === 'tokens' ? task.vocabulary : task.kind === 'frames' ? task.labels : [];
  return weights + symbols.reduce((sum, symbol) => sum + 8 + symbol.length, 0);
}

/** Keys and values of every position, the vectors between layers, and what reads the question. */
function variableBytes(architecture: Architecture): number {
  const { hiddenSize, numHeads, numKvHeads, numLayers, seqLen, input, classes } = architecture;
  const kv = (hiddenSize / numHeads) * numKvHeads;
  const { first, second, widest, outputs } = widthsOf(architecture);
  const memory = numLayers * seqLen * (2 * 4 * kv + 2 * 2);
  const vectors = 4 * (2 * hiddenSize + first + second + outputs) + widest + 8 * widest + 8 * seqLen;
  const question = input.kind === 'tokens' ? 4 * seqLen + 8 : 256 * 8 + 16 * seqLen + 4 * input.embedDim;
  return memory + vectors + question + (classes === null ? 0 : 16);
}

/** Numbers of the vectors between layers. */
export function widthsOf(architecture: Architecture): {
  readonly first: number;
  readonly second: number;
  readonly outputs: number;
  readonly widest: number;
} {
  const { hiddenSize, numHeads, numKvHeads, feedForwardSize, recipe, input, classes } = architecture;
  const qkv = hiddenSize + 2 * (hiddenSize / numHeads) * numKvHeads;
  const first = Math.max(recipe === 'edifice' ? qkv : hiddenSize, feedForwardSize);
  const second = recipe === 'edifice' ? hiddenSize : Math.max(hiddenSize, feedForwardSize);
  /** Logits: one a token, or one a label. */
  const outputs = input.kind === 'tokens' ? input.vocab : (classes ?? hiddenSize);
  return { first, second, outputs, widest: Math.max(first, second, outputs, feedForwardSize) };
}
