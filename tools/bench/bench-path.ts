import type { PlanBatch } from '../../src/plan/step-input';
import type { BenchSize } from './sizes';

export type TokenBatch = Extract<PlanBatch, { kind: 'tokens' }>;

/** One way to train the same model from the same weights on the same batches. */
export interface BenchPath {
  /**
   * Takes one optimiser step. Everything up to the first wait is done when it returns; the promise is of the loss in
   * nats before the update, read back from wherever it was computed.
   */
  step(batch: TokenBatch): Promise<number>;
  /** Milliseconds that the last step took by the clock of another process; absent where the time is that of the promise. */
  ownStepMs?(): number;
  dispose(): void;
}

export type BenchPathFactory = (size: BenchSize) => Promise<BenchPath>;
