import type { Experiment } from '../experiment/experiment';

/** A BitLinear weight as integer codes and one scale: the forward pass uses `codes · scale`. */
export interface CodedTensor {
  readonly kind: 'codes';
  readonly name: string;
  /** `[out, in]` */
  readonly shape: readonly number[];
  /** −1, 0, +1 (ternary) or −1, +1 (binary), row-major. */
  readonly codes: Int8Array;
  readonly scale: number;
  readonly mode: 'ternary' | 'binary';
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

/** A trained model as a file holds it: everything needed to rebuild and run it, independent of TensorFlow. */
export interface PortableModel {
  readonly experiment: Experiment;
  /** Optimiser steps taken. */
  readonly step: number;
  readonly tensors: readonly PortableTensor[];
}

/** A share of a file's bytes, in words for the person. */
export interface FilePart {
  readonly label: string;
  readonly sizeBytes: number;
}

/** One file format, reader and writer together. Adding one: a file here and a line in `formats.ts`. */
export interface Format {
  readonly label: string;
  /** With the dot. */
  readonly extension: string;
  readonly summary: string;
  /** Why a model of this experiment cannot be written, or null when it can. */
  refuse(experiment: Experiment): string | null;
  write(model: PortableModel): Uint8Array;
  /** Throws {@link FormatError} when the bytes are damaged or of another format. */
  read(bytes: Uint8Array): PortableModel;
  /** What the bytes of a file that `write` made are spent on, largest first; adds up to the file. */
  parts(file: Uint8Array): readonly FilePart[];
}
