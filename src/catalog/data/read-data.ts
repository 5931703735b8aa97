import * as words from '#words/catalog/data/wishes';
import type { DataKind } from './card';
import { DataError } from './data-error';
import type { DataReport } from './data-report';
import type { OwnData } from './own-data';
import { readStrokes, type LabelledStroke } from './read-strokes';
import { readTable } from './read-table';
import { readText } from './read-text';
import { tableWish, type TableWish } from './table/table-wish';
import { textWish, type TextWish } from './text-wish';

/** What a person gives: pasted text or the bytes of a file, with what they said about it. */
export type DataSource =
  | ({ readonly kind: 'text'; readonly content: string | Uint8Array } & TextWish)
  /** `label`: the column to be told from the others; without it, the next row is to be predicted. */
  | ({ readonly kind: 'table'; readonly content: string | Uint8Array } & TableWish)
  | { readonly kind: 'strokes'; readonly strokes: readonly LabelledStroke[] };

export interface ReadData {
  readonly data: OwnData;
  readonly report: DataReport;
}

const dataKinds = ['text', 'table', 'strokes'] as const satisfies readonly DataKind[];

/** Reads what a person gave. Throws `DataError` with a sentence for them. */
export function readData(source: DataSource): ReadData {
  const { kind } = source;
  // Scripts are not compiled against these types.
  if (!dataKinds.some((known) => known === kind)) throw new DataError(words.kinds(dataKinds.join(', ')));
  switch (source.kind) {
    case 'text':
      return readText(contentOf(source), textWish(source));
    case 'table':
      return readTable(contentOf(source), tableWish(source));
    case 'strokes':
      return readStrokes(strokesOf(source));
  }
}

function strokesOf({ strokes }: { readonly strokes: unknown }): readonly LabelledStroke[] {
  const isPoint = (point: unknown): point is readonly [number, number] =>
    Array.isArray(point) && point.length === 2 && point.every((value) => typeof value === 'number');
  const isStroke = (stroke: unknown): stroke is LabelledStroke =>
    typeof stroke === 'object' &&
    stroke !== null &&
    'label' in stroke &&
    typeof stroke.label === 'string' &&
    'points' in stroke &&
    Array.isArray(stroke.points) &&
    stroke.points.every(isPoint);
  if (Array.isArray(strokes) && strokes.every(isStroke)) return strokes;
  throw new DataError(words.strokes);
}

function contentOf({ content }: { readonly content: unknown }): string | Uint8Array {
  if (typeof content === 'string' || content instanceof Uint8Array) return content;
  throw new DataError(words.content);
}
