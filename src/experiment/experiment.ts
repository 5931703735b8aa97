import type { DataCard } from '../catalog/data/card';
import type { ActivationBits } from '../catalog/modes/activations';
import type { ModeId } from '../catalog/modes/modes';
import type { OptimiserId } from '../catalog/optimisers/optimisers';
import type { TaskId } from '../catalog/tasks/tasks';
import type { Arithmetic } from '../math/fused-multiply-add';
import type { Recipe } from '../catalog/tasks/task';

export type BackendId = 'webgpu' | 'wasm' | 'cpu';

/** Backends as sentences and labels name them. */
export const backendNames: Readonly<Record<BackendId, string>> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' };

/** One run as plain JSON: everything that decides its numbers. The keys are those of the share link and of `window.bitnet`. */
export interface Experiment {
  readonly task: TaskId;
  /**
   * What is known of the data that the person gave, for the tasks that need some: vocabulary, labels, normalisation and
   * a digest by which the data itself is found, which is never here. Null for the others.
   */
  readonly data: DataCard | null;
  /** Pairs to be learnt by heart; only the task `memorise` reads it. */
  readonly pairs: number;
  /** Which block the model is made of; see `architecture.ts`. A mode that has its own decides it. */
  readonly recipe: Recipe;
  readonly mode: ModeId;
  readonly hiddenSize: number;
  readonly numHeads: number;
  /** Key/value heads; each serves `numHeads / numKvHeads` query heads. */
  readonly numKvHeads: number;
  readonly numLayers: number;
  readonly feedForwardSize: number;
  /** Time steps the model sees. */
  readonly seqLen: number;
  /** Share of activations dropped while training, 0 … 0.9. */
  readonly dropout: number;
  /** Activation of the feed-forward network: SiLU x·σ(x), or squared ReLU max(x, 0)², as in BitNet b1.58 2B4T. */
  readonly activation: 'silu' | 'relu2';
  /** Bits of the activations that enter a BitLinear; null: not rounded. A mode may have its own instead. */
  readonly activationBits: ActivationBits | null;
  /** `absmean`: codes are multiplied by γ (or β); `none`: they are used bare, as Edifice does. */
  readonly weightScale: 'absmean' | 'none';
  readonly batchSize: number;
  /** Step budget; the learning rate ends at zero there. */
  readonly steps: number;
  /** How a gradient moves the weights; see `catalog/optimisers`. */
  readonly optimiser: OptimiserId;
  /** Peak learning rate of the optimiser. */
  readonly learningRate: number;
  readonly warmupSteps: number;
  /** λ goes from 0 to 1 over this many first steps; 0: quantised from the start. */
  readonly lambdaSteps: number;
  readonly seed: number;
  /** `auto`: the best backend that passes its self-test. */
  readonly backend: BackendId | 'auto';
  /** How sums of products are rounded where compiled steps run on the processor; a browser without `fused` computes, and records, `plain`. */
  readonly arithmetic: Arithmetic;
}

export type ExperimentDraft = { readonly [K in keyof Experiment]?: Experiment[K] | undefined };

/** One thing wrong with an experiment, at the field that is wrong. */
export interface Issue {
  readonly field: keyof Experiment | null;
  /** For the person who set it: what is wrong and what is allowed. */
  readonly message: string;
}
