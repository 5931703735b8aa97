import { optimiserStep } from '../../src/catalog/optimisers/optimisers';
import { build, type BitNet } from '../../src/model/bitnet';
import { randomStream } from '../../src/math/random';
import type { PlanBatch } from '../../src/plan/step-input';

/** A model of the benchmark: the b1.58 recipe, ternary, 8-bit activations, λ = 1. */
export interface BenchSize {
  readonly hiddenSize: number;
  readonly numHeads: number;
  readonly numLayers: number;
  readonly feedForwardSize: number;
  readonly seqLen: number;
  readonly vocabSize: number;
  readonly batchSize: number;
  /** Steps before anything is measured: what compiles, compiles then. */
  readonly warmUp: number;
  /** Measured steps of every path; an odd number, so that the median is one of them. */
  readonly rounds: number;
}

const wide = { numHeads: 4, numLayers: 2, seqLen: 48, vocabSize: 32, batchSize: 16, warmUp: 2, rounds: 15 };

/** Some 10 thousand, 0.1 million and 0.8 million weights. */
export const sizes = {
  tiny: { hiddenSize: 32, numHeads: 2, numLayers: 1, feedForwardSize: 64, seqLen: 16, vocabSize: 16, batchSize: 4, warmUp: 3, rounds: 21 },
  small: {
    hiddenSize: 64,
    numHeads: 4,
    numLayers: 2,
    feedForwardSize: 176,
    seqLen: 32,
    vocabSize: 32,
    batchSize: 8,
    warmUp: 2,
    rounds: 11,
  },
  // Beside native PyTorch: as wide as models of the page are, and wider.
  wide64: { ...wide, hiddenSize: 64, feedForwardSize: 176 },
  wide128: { ...wide, hiddenSize: 128, feedForwardSize: 344 },
  wide256: { ...wide, hiddenSize: 256, feedForwardSize: 688 },
  mid: { hiddenSize: 128, numHeads: 4, numLayers: 4, feedForwardSize: 344, seqLen: 64, vocabSize: 32, batchSize: 16, warmUp: 1, rounds: 3 },
} satisfies Record<string, BenchSize>;

export type SizeId = keyof typeof sizes;

export const modelOf = ({ hiddenSize, numHeads, numLayers, feedForwardSize, seqLen, vocabSize }: BenchSize): BitNet =>
  build({ recipe: 'b1.58', hiddenSize, numHeads, numLayers, feedForwardSize, seqLen, vocabSize, dropout: 0 });

/** Sequences that count up by one, two or three, so that there is something to learn; every position counts. */
export function batchAt({ batchSize, seqLen, vocabSize }: BenchSize, step: number): Extract<PlanBatch, { kind: 'tokens' }> {
  const random = randomStream(1, 'bench', step);
  const inputs = new Int32Array(batchSize * seqLen);
  const targets = new Int32Array(batchSize * seqLen);
  for (let sequence = 0; sequence < batchSize; sequence++) {
    const first = random.integer(vocabSize);
    const stride = 1 + random.integer(3);
    for (let t = 0; t < seqLen; t++) {
      inputs[sequence * seqLen + t] = (first + t * stride) % vocabSize;
      targets[sequence * seqLen + t] = (first + (t + 1) * stride) % vocabSize;
    }
  }
  return { kind: 'tokens', inputs, targets, scored: new Float32Array(batchSize * seqLen).fill(1) };
}

/** The optimiser of every path; no weight decay, clipped by the global norm. */
export const optimiser = optimiserStep('adamw', 3e-3);
