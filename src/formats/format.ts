import type { Granularity } from '../catalog/modes/granularity';
import type { Experiment } from '../experiment/experiment';
import type { SafetensorsContents } from './safetensors/safetensors';

/** What codes are multiplied by. */
export interface CodeScale {
  readonly granularity: Granularity;
  /** One for each matrix, row or group, row-major; see `scaleShape` of `catalog/modes/mode.ts`. */
  readonly values: Float32Array;
}

/** A BitLinear weight as whole-number codes and their scales: the forward pass uses `codes · scale`. */
export interface CodedTensor {
  readonly kind: 'codes';
  readonly name: string;
  /** `[out, in]` */
  readonly shape: readonly number[];
  /** Row-major. */
  readonly codes: Int8Array;
  /** The values a code can take, ascending, sixteen at most: those of the mode. */
  readonly levels: readonly number[];
  readonly scale: CodeScale;
}

/** A tensor kept in full precision: embedding, norms, biases, head, and every weight of a full-precision model. */
export interface FloatTensor {
  readonly kind: 'float';
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float32Array;
}

export type PortableTensor = CodedTensor | FloatTensor;

/** One scale for a whole matrix. */
export const ofMatrix = (scale: number): CodeScale => ({ granularity: 'matrix', values: Float32Array.of(scale) });

/** The scale of a matrix that has only one. RangeError for another: a format that cannot hold it has refused it before. */
export function matrixScale({ name, scale }: CodedTensor): number {
  const [value = Number.NaN] = scale.values;
  if (scale.granularity !== 'matrix') throw new RangeError(`Tensor "${name}" has ${scale.values.length} scales.`);
  return value;
}

/** Optimiser state besides the weights, for an exact resume. */
export interface PortableOptimiser {
  /** Optimiser state by slot name: one value for every weight, in the order of the parameters. */
  readonly slots: Readonly<Record<string, Float32Array>>;
  /** Flip counts of all BitLinear weights, concatenated; null where not counted. */
  readonly flipCounts: Uint32Array | null;
  /** Current peak learning rate; it may have been changed since the run began. */
  readonly learningRate: number;
  /** Time spent in steps. */
  readonly elapsedMs: number;
  readonly lastLossNats: number | null;
}

/** What a run did on the way; every list ascending by step. */
export interface PortableCurves {
  readonly steps: readonly {
    readonly step: number;
    readonly lossNats: number;
    readonly learningRate: number;
    readonly lambda: number;
    /** Codes that changed in this step. */
    readonly flips: number;
    readonly elapsedMs: number;
  }[];
  readonly evaluations: readonly {
    readonly step: number;
    readonly elapsedMs: number;
    readonly heldOutLossNats: number;
    /** 0…1 */
    readonly score: number;
  }[];
}

/** Examples of one kind as flat arrays, row-major. */
export type PortableExamples =
  | {
      readonly kind: 'tokens';
      readonly count: number;
      /** `[count, seqLen + 1]`: inputs are all but the last, targets all but the first. */
      readonly tokens: Int32Array;
      /** `[count, seqLen]`: 1 where a target counts. */
      readonly scored: Uint8Array;
    }
  /** `[count, seqLen, frameSize]` and `[count]` */
  | { readonly kind: 'frames'; readonly count: number; readonly frames: Float32Array; readonly labels: Int32Array }
  /** `[count, seqLen, frameSize]` and `[count, frameSize]` */
  | { readonly kind: 'forecast'; readonly count: number; readonly frames: Float32Array; readonly next: Float32Array };

/** What a run trains and is measured on, for programs that draw no examples themselves. */
export interface PortableData {
  /** Whole batches: those of the next steps, in their order. */
  readonly train: PortableExamples;
  readonly heldOut: PortableExamples;
  /** How many held-out examples are measured on the way, and how many at the end of the budget. */
  readonly measuredCounts: { readonly onTheWay: number; readonly atTheEnd: number };
  /** The part trained on of what a person gave, as it was read; null where the task makes its own, or varies each example. */
  readonly own:
    | { readonly kind: 'text'; readonly ids: Uint8Array }
    | {
        readonly kind: 'table';
        readonly columns: number;
        /** `[rows, columns]`, normalised. */
        readonly values: Float32Array;
        readonly labels: Uint8Array | null;
      }
    | null;
  /** Held-out results of these very weights here; null where they were not measured. */
  readonly measured: { readonly heldOutLossNats: number; readonly score: number } | null;
}

/** A trained model as a file holds it: everything needed to rebuild and run it, independent of TensorFlow. */
export interface PortableModel {
  readonly experiment: Experiment;
  /** Optimiser steps taken. */
  readonly step: number;
  /** In the order of the parameters. The weight of a BitLinear as codes; as floats where it is the latent weight itself. */
  readonly tensors: readonly PortableTensor[];
  /** Only where a file is made to train on. */
  readonly optimiser?: PortableOptimiser;
  /** Only where a file has them. */
  readonly curves?: PortableCurves;
  /** Only for formats that take it; no reader gives it back. */
  readonly data?: PortableData;
}

/**
 * The part of a run that a format stores:
 * - `codes`: the weights that the forward pass uses;
 * - `latents`: the full-precision weights behind them, which training edits;
 * - `training`: latents and optimiser.
 */
export type Holding = 'codes' | 'latents' | 'training';

/** Size breakdown of a file. */
export type PartKind = 'packed' | 'full' | 'latents' | 'moments' | 'scales' | 'header';

/** A share of a file's bytes, in words for the person. */
export interface FilePart {
  readonly kind: PartKind;
  readonly label: string;
  readonly sizeBytes: number;
}

/** One step of the instructions for a file: a sentence, and lines to copy, if any. */
export interface UsageStep {
  readonly text: string;
  readonly code?: string;
  readonly folder?: FolderPicture;
}

/** Where files go, to be drawn: a folder and what lies in it, each with a word on where it comes from. */
export interface FolderPicture {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly note: string }[];
}

/** A text file offered with a file, such as a small program that reads it. */
export interface Companion {
  readonly fileName: string;
  readonly label: string;
  readonly text: string;
}

/** Told while a file is written: how many weights are done. */
export type Progress = (weights: number) => void;

/** A file of unknown format. */
export interface UnknownFile {
  readonly bytes: Uint8Array;
  /** What it holds as a safetensors container, which has no signature; null where it is none, or a damaged one. */
  readonly safetensors: SafetensorsContents | null;
}

/** One file format, reader and writer together. Adding one: a folder here and a line in `formats.ts`. */
export interface Format {
  readonly label: string;
  /** With the dot. */
  readonly extension: string;
  readonly summary: string;
  /** The same with what is known of this model before it is written; `summary` where nothing is. */
  summaryOf?(experiment: Experiment): string;
  readonly holds: Holding;
  /** Takes what the run is trained on and its curves, too. */
  readonly takesData?: true;
  /** Why a model of this experiment cannot be written, or null when it can. */
  refuse(experiment: Experiment): string | null;
  /** The model as its file gives it back, where the format cannot hold every number exactly; left out: it holds them to the bit. */
  asStored?(model: PortableModel): PortableModel;
  /** Encodes a model that has the content of the format. */
  write(model: PortableModel, progress?: Progress): Uint8Array;
  /**
   * Whether a file says of itself that it is of this format, by a signature or a header that is whole: then `read` takes it,
   * or tells what is wrong with the rest. Cheap, and throws nothing.
   */
  recognises(file: UnknownFile): boolean;
  /** Throws {@link FormatError} when the bytes are damaged or of another format. */
  read(bytes: Uint8Array): PortableModel;
  /** Size breakdown of a file made by `write`, largest first; adds up to the file. */
  parts(file: Uint8Array): readonly FilePart[];
  /** How to use a file of this name, step by step. */
  usage(fileName: string, experiment: Experiment): readonly UsageStep[];
  /** Companion files. */
  readonly companions?: readonly Companion[];
}
