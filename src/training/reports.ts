/** Reports of a run: plain measured numbers, serialisable for the page. */
import type { ModeId } from '../catalog/modes/modes';
import type { CodeCounts } from '../math/weight-counts';

/** Counts over equal bins of the axis w/γ; values outside fall into the first or last bin. */
export interface Histogram {
  readonly min: number;
  readonly max: number;
  readonly counts: readonly number[];
}

export interface LayerInspection {
  /** Parameter name, e.g. `blocks.0.attention.query.weight`. */
  readonly name: string;
  /** `[out, in]` */
  readonly shape: readonly number[];
  /**
   * The unit of the axis w/γ: the scale of the mode (γ, β), or mean|W| of a full-precision weight. Where rows or groups
   * have scales of their own, each weight is drawn in units of its own, and this is their mean.
   */
  readonly gamma: number;
  /** The smallest and the largest scale, where rows or groups have their own. */
  readonly scaleRange?: readonly [smallest: number, largest: number];
  /** How many weights have each code. All zero in full precision. */
  readonly counts: CodeCounts;
  /** Entropy of the actual codes; 32 in full precision. */
  readonly bitsPerWeight: number;
  /** Codes that changed in the last optimiser step, counted on the device. */
  readonly flips: number;
  /** Share of weights whose code has not changed since step 0; null where flips are not counted: full precision, opened from a file. */
  readonly neverFlippedShare: number | null;
  /** Share of weights whose code has changed ten times or more since step 0; null as above. */
  readonly flippedOftenShare: number | null;
  /** Share of latents within ±0.1 of a threshold on the axis w/γ. */
  readonly undecidedShare: number;
  /** Share of effective weights within ±0.1 of a level on the axis w/γ. */
  readonly effectiveNearLevelShare: number;
  /** Share of latents within ±0.1 of a level on the axis w/γ. */
  readonly latentNearLevelShare: number;
  /** Thresholds on the axis w/γ at this step: ±0.5 of ternary, mean(W)/γ of binary. */
  readonly thresholds: readonly number[];
  readonly histograms: { readonly latent: Histogram; readonly quantised: Histogram; readonly effective: Histogram };
}

export interface Inspection {
  readonly step: number;
  readonly lambda: number;
  readonly layers: readonly LayerInspection[];
}

/** One BitLinear, weight by weight, for the weight map. Full precision sends none. */
export interface WeightMap {
  readonly step: number;
  readonly layer: string;
  /** `[out, in]` */
  readonly shape: readonly number[];
  readonly codes: Int8Array;
  /** How often each weight has changed its code since step 0; null for a model opened from a file. */
  readonly flipCounts: Uint32Array | null;
}

/**
 * Every weight of one BitLinear at one step, small enough to be kept for many steps: the source of weight maps, traces of one
 * weight, and moves between two steps. Full precision records none.
 */
export interface RecordedLayer {
  readonly layer: string;
  /** `[out, in]` */
  readonly shape: readonly number[];
  /** The values a code can take, ascending. */
  readonly levels: readonly number[];
  /** Codes at two or four bits each, in the layout of these levels; see `math/code-fields.ts`. */
  readonly codes: Uint8Array;
  /** Latents on the axis w/γ a byte each, see `math/axis-bytes.ts`; those beyond ±2.54 at ±127. Empty where there are none: a file. */
  readonly latents: Int8Array;
}

/** One held-out example and the model's current prediction. */
export interface ShownExample {
  /** The input as text (tokens), or empty (frames). */
  readonly prompt: string;
  readonly expected: string;
  readonly predicted: string;
  /** Per character of `predicted` (tokens) or one entry (frames). */
  readonly correct: readonly boolean[];
  /** The stroke, for frames: x, y pairs in the unit square. */
  readonly points?: readonly (readonly [number, number])[];
  /** The frames seen last, the one that came and the one predicted, in the person's units: rows of `columns`, or pictures of a width. */
  readonly forecast?: {
    readonly columns: readonly string[] | null;
    readonly width: number;
    readonly seen: readonly (readonly number[])[];
    readonly expected: readonly number[];
    readonly predicted: readonly number[];
  };
}

export interface HeldOutResult {
  readonly heldOutLossNats: number;
  /** 0…1 */
  readonly score: number;
}

export interface Evaluation extends HeldOutResult {
  readonly step: number;
  /** Training time up to this step in ms, without pauses; 0 for an opened file. */
  readonly elapsedMs: number;
  readonly examples: readonly ShownExample[];
  /** Only for full precision: the same weights rounded after training, without training on. */
  readonly roundedAfterwards?: Readonly<Partial<Record<ModeId, HeldOutResult>>>;
  /** Only for quantised training: the same run with its latents in place of the codes and nothing rounded (λ = 0). */
  readonly latentsInstead?: HeldOutResult;
}

export interface StepReport {
  readonly step: number;
  readonly lossNats: number;
  readonly learningRate: number;
  readonly lambda: number;
  /** Codes that changed in this step, over all BitLinear weights; counted on the device. */
  readonly flips: number;
  /** Training time since the run began, in ms, without pauses. */
  readonly elapsedMs: number;
}
