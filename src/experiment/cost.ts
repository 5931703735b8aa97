/**
 * What a model costs: bytes by part, memory while it trains, operations of one token, and the arithmetic energy of them.
 * Computed from the architecture; only the share of zeros is measured.
 *
 * Energy: Horowitz 2014, "Computing's energy problem", ISSCC, Fig. 1.1.9: rough energies of operations at 45 nm, 0.9 V;
 * the same source and process as the estimate of the BitNet paper (Wang et al. 2023, Table 2). It covers arithmetic
 * alone: fetching the weights from memory costs more than all of it.
 */
import { modeOf } from '../catalog/modes/modes';
import { optimiserOf, type OptimiserId } from '../catalog/optimisers/optimisers';
import { elementCount, parameterSpecs, storedBytes, trainedSpecs, type Architecture, type ParameterSpec } from './architecture';

/** pJ an operation, 45 nm. A sum of 8-bit integers runs in 32 bits, so that it cannot overflow. */
export const ENERGY_PJ = { floatMultiply: 3.7, floatAdd: 0.9, intAdd: 0.1 } as const;

/** `embedding` is that of a language model, tied with its head; frames come in through `input`. */
export type CostPart = 'bitLinear' | 'embedding' | 'input' | 'head' | 'norms';

export interface StoredPart {
  readonly part: CostPart;
  readonly parameters: number;
  /** In the packed file: codes packed, with their scales; the rest float32. */
  readonly sizeBytes: number;
  /** With every weight in float32. */
  readonly fullBytes: number;
}

const partOf = ({ role, name }: ParameterSpec): CostPart =>
  role === 'bitLinear' || role === 'scale'
    ? 'bitLinear'
    : role === 'embedding'
      ? 'embedding'
      : name.startsWith('input_projection')
        ? 'input'
        : name.startsWith('head')
          ? 'head'
          : 'norms';

/** Stored bytes by part; parts that the model does not have are left out. */
export function storedParts(architecture: Architecture): readonly StoredPart[] {
  const mode = modeOf(architecture.mode);
  const parts = new Map<CostPart, { parameters: number; sizeBytes: number; fullBytes: number }>();
  for (const spec of trainedSpecs(architecture)) {
    const count = elementCount(spec.shape);
    const sum = parts.get(partOf(spec)) ?? { parameters: 0, sizeBytes: 0, fullBytes: 0 };
    sum.parameters += count;
    sum.fullBytes += 4 * count;
    sum.sizeBytes += storedBytes(spec, mode);
    parts.set(partOf(spec), sum);
  }
  return (['bitLinear', 'embedding', 'input', 'head', 'norms'] as const).flatMap((part) => {
    const sum = parts.get(part);
    return sum === undefined ? [] : [{ part, ...sum }];
  });
}

export interface TrainingMemory {
  /** Latents, gradients and what the optimiser keeps, in float32: the same for every mode. */
  readonly weightBytes: number;
  /** Activations kept for the backward pass, about: per token and block, what enters and leaves each product and norm. */
  readonly activationBytes: number;
}

/** What training holds, about. Quantisation saves nothing here: each weight is a float that the optimiser edits. */
export function trainingMemory(architecture: Architecture, batchSize: number, optimiser: OptimiserId): TrainingMemory {
  const { hiddenSize, feedForwardSize, numLayers, numHeads, seqLen } = architecture;
  const parameters = trainedSpecs(architecture).reduce((sum, { shape }) => sum + elementCount(shape), 0);
  const tokens = batchSize * seqLen;
  const perToken = 10 * hiddenSize + 4 * feedForwardSize + 2 * numHeads * seqLen;
  return { weightBytes: 4 * (2 + optimiserOf(optimiser).slots.length) * parameters, activationBytes: 4 * tokens * numLayers * perToken };
}

/** Operations of the forward pass for one token at the end of a full window. */
export interface TokenOperations {
  /** Inside BitLinears. */
  readonly bitLinear: { readonly multiplies: number; readonly floatAdds: number; readonly intAdds: number };
  /** Attention, norms, head and scales, which stay in float32; about. */
  readonly rest: { readonly multiplies: number; readonly floatAdds: number };
}

/** @param zeroShare measured share of codes that are 0: skipped */
export function tokenOperations(architecture: Architecture, zeroShare: number): TokenOperations {
  const { hiddenSize, numLayers, numHeads, seqLen, input, classes, mode, activationBits } = architecture;
  const specs = parameterSpecs(architecture);
  const bitLinears = specs.filter(({ role }) => role === 'bitLinear');
  const weights = bitLinears.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  const outputs = bitLinears.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
  const quantised = modeOf(mode).levels !== null;
  const used = Math.round(weights * (1 - zeroShare));
  const integers = quantised && activationBits !== null;
  const attention = 2 * numLayers * seqLen * hiddenSize + numLayers * numHeads * seqLen;
  const head = hiddenSize * (input.kind === 'tokens' ? input.vocab : (classes ?? 0));
  const norms = 2 * hiddenSize * (2 * numLayers + 1);
  return {
    bitLinear: {
      multiplies: quantised ? outputs : weights,
      floatAdds: integers ? 0 : quantised ? used : weights,
      intAdds: integers ? used : 0,
    },
    rest: { multiplies: attention + head + norms, floatAdds: attention + head + norms },
  };
}

/** Arithmetic energy in pJ. */
export function energyOf({ bitLinear, rest }: TokenOperations): { readonly bitLinearPj: number; readonly restPj: number } {
  const floats = (multiplies: number, adds: number): number => multiplies * ENERGY_PJ.floatMultiply + adds * ENERGY_PJ.floatAdd;
  return {
    bitLinearPj: floats(bitLinear.multiplies, bitLinear.floatAdds) + bitLinear.intAdds * ENERGY_PJ.intAdd,
    restPj: floats(rest.multiplies, rest.floatAdds),
  };
}
