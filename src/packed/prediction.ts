/** The prediction for an input: plain numbers, serialisable for the page. */

export interface TokenChoice {
  readonly text: string;
  readonly probability: number;
}

/** The weights that answered. */
export interface PredictionSource {
  /** `packed`: the codes of every BitLinear, as a file holds them; `float32`: a full-precision model has no codes. */
  readonly weights: 'packed' | 'float32';
  /** Bytes of the BitLinear weights as they were held in memory. */
  readonly bitLinearBytes: number;
  /** Display name of the product kernel; null in full precision. */
  readonly kernel: string | null;
}

export type Prediction = { readonly source: PredictionSource } & (
  | {
      readonly kind: 'tokens';
      readonly prompt: string;
      /** The tokens that the model wrote. */
      readonly output: string;
      /** One entry per generated token: the choice, its probability, and the most likely tokens, best first. */
      readonly tokens: readonly (TokenChoice & { readonly top: readonly TokenChoice[] })[];
    }
  | {
      readonly kind: 'frames';
      /** The most likely label. */
      readonly output: string;
      readonly labels: readonly TokenChoice[];
    }
  | {
      readonly kind: 'forecast';
      /** The first predicted frame, as text. */
      readonly output: string;
      /** The frames that come next, in the person's units. */
      readonly frames: readonly (readonly number[])[];
    }
);

export interface PredictOptions {
  /** Tokens to write when the task is open-ended, 60 by default; frames to foretell, 1 by default. */
  readonly length?: number;
  /** 0: always the most likely token (default); above: sampled. */
  readonly temperature?: number;
  /** Seed of the sampling. */
  readonly seed?: number;
}
