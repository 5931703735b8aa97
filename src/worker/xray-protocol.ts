/**
 * Everything that the page and the worker of the X-ray say to each other. It is a worker of its own, so that reading a large
 * file never holds up a training.
 */
import type { TensorComparison } from '../formats/xray/comparison/relation';
import type { Finding } from '../formats/xray/diagnosis/finding';
import type { ModelFacts } from '../formats/xray/facts';
import type { LensHistograms, XrayLens } from '../formats/xray/numbers/lenses';
import type { MapWindow } from '../formats/xray/numbers/map-window';
import type { RowProduct } from '../formats/xray/numbers/row-product';
import type { MatrixStatistics } from '../formats/xray/numbers/statistics';
import type { StoredTensor } from '../formats/xray/tensor';

export type { TensorComparison } from '../formats/xray/comparison/relation';
export type { Finding, Severity } from '../formats/xray/diagnosis/finding';
export type { ModelFacts } from '../formats/xray/facts';
export type { LensHistograms, XrayLens } from '../formats/xray/numbers/lenses';
export type { MapWindow } from '../formats/xray/numbers/map-window';
export type { RowProduct } from '../formats/xray/numbers/row-product';
export type { MatrixStatistics } from '../formats/xray/numbers/statistics';
export type { StoredTensor } from '../formats/xray/tensor';

/** The model that is looked at, and the one that it is compared with. */
export type XraySide = 'first' | 'second';

export interface XrayedModel {
  readonly facts: ModelFacts;
  readonly tensors: readonly StoredTensor[];
  /** What headers alone tell. */
  readonly findings: readonly Finding[];
}

/** A tensor by its place in the list, in one of the layouts that it can have. */
export interface TensorPlace {
  readonly side: XraySide;
  readonly index: number;
  readonly layout?: string;
}

export interface XrayedTensor {
  readonly statistics: MatrixStatistics;
  readonly histograms: LensHistograms;
}

export interface XrayRequests {
  readonly open: { readonly args: { readonly side: XraySide; readonly files: readonly File[] }; readonly result: XrayedModel };
  /** Null where its numbers are not read. */
  readonly tensor: { readonly args: TensorPlace; readonly result: XrayedTensor | null };
  readonly map: {
    readonly args: TensorPlace & { readonly lens: XrayLens; readonly corner: { readonly row: number; readonly column: number } | null };
    readonly result: MapWindow | null;
  };
  readonly row: {
    readonly args: TensorPlace & { readonly row: number; readonly input: readonly number[] };
    readonly result: RowProduct | null;
  };
  /** Looks at every tensor, a part of each, and tells of each; ends early where another model is opened. */
  readonly examine: { readonly args: { readonly side: XraySide }; readonly result: readonly Finding[] };
  readonly compare: { readonly args: Record<string, never>; readonly result: readonly TensorComparison[] };
}

export type XrayRequestType = keyof XrayRequests;

/** What is told on the way. */
export type XrayEvent =
  | {
      readonly kind: 'examined';
      readonly side: XraySide;
      readonly index: number;
      readonly done: number;
      readonly of: number;
      readonly statistics: MatrixStatistics;
    }
  | { readonly kind: 'compared'; readonly done: number; readonly of: number };

export interface XrayRefusal {
  /** What the file is instead, as the end of a sentence; null where only `message` is known. */
  readonly verdict: string | null;
  readonly message: string;
}

export type XrayAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly refusal: XrayRefusal };

export type XrayRequest = {
  readonly [T in XrayRequestType]: { readonly id: number; readonly type: T; readonly args: XrayRequests[T]['args'] };
}[XrayRequestType];

export type XrayMessage = XrayAnswer | { readonly event: XrayEvent };
