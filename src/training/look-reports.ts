/** Reports on the internals of one forward pass and of one training step: plain numbers, all computed by the model itself. */

/** Attention for one input. */
export interface AttentionReport {
  readonly step: number;
  /** What stands at each position: characters, or the numbers of the frames. */
  readonly tokens: readonly string[];
  /** First position that the model generated. */
  readonly writtenFrom: number;
  readonly layers: number;
  readonly heads: number;
  /** `[layers, heads, seq, seq]`, row-major: how much the row's position attends to the column's; every row sums to 1. */
  readonly probabilities: Float32Array;
}

/** One token through one output of one BitLinear, with all the numbers. */
export interface BitLinearReport {
  readonly step: number;
  readonly layer: string;
  /** `[out, in]` */
  readonly shape: readonly number[];
  readonly tokens: readonly string[];
  readonly position: number;
  readonly output: number;
  /** `[in]`, before rounding; after the rotation where there is one. */
  readonly inputs: Float32Array;
  /** Whether a Hadamard rotation came first. */
  readonly rotated: boolean;
  /** `[in]`, integers after rounding; null where activations are not rounded. */
  readonly rounded: Int8Array | null;
  /** Quantisation step of the activations: max|x| / 127 for 8 bits, or mean|x| / √127 by the other rule. 1 without rounding. */
  readonly activationStep: number;
  /** `[in]`: codes, or the weights themselves in full precision. */
  readonly weights: Float32Array;
  readonly quantised: boolean;
  /** γ or β of the row: one, or one for every {@link BitLinearReport.groupInputs} inputs; [1] where codes are used bare. */
  readonly weightScales: readonly number[];
  /** Inputs that share a scale. */
  readonly groupInputs: number;
  readonly bias: number;
  /** What the model's own forward pass computed. */
  readonly result: number;
}

/** One latent weight in one training step. All places are on the axis w/γ of before the step. */
export interface WatchedWeight {
  readonly output: number;
  readonly input: number;
  readonly latent: number;
  readonly code: number;
  /** Effective weight: w̃/γ, or w̃ itself where codes are used without their scale. */
  readonly effective: number;
  /** ∂L/∂w, as it comes through the straight-through estimator, in nats per unit of weight. */
  readonly gradient: number;
  readonly after: number;
  readonly codeAfter: number;
}

/** The next training step of a run, taken on a copy; the run is unchanged. */
export interface StepRehearsal {
  /** Number of the step, from 1. */
  readonly step: number;
  readonly layer: string;
  readonly lambda: number;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly lossNats: number;
  /** ‖∂L/∂w‖ over all parameters, and the factor by which clipping shrinks it. */
  readonly gradientNorm: number;
  readonly clipFactor: number;
  /** Scale of the layer, how many codes are −1, 0, +1 (or, of other levels, each of these, ascending), and where they change. */
  readonly before: { readonly gamma: number; readonly counts: readonly number[]; readonly thresholds: readonly number[] };
  readonly after: { readonly gamma: number; readonly counts: readonly number[]; readonly thresholds: readonly number[] };
  /** Codes of the layer, and of all layers, that the step changes. */
  readonly flips: number;
  readonly allFlips: number;
  readonly watched: readonly WatchedWeight[];
}
