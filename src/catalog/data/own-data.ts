import * as words from '#words/catalog/data/own-data';
import type { DataCard, StrokesCard, TableCard, TextCard } from './card';

/** A text as token ids, the held-out tail at its end. */
export interface TextData {
  readonly card: TextCard;
  /** `[trainCharacters + heldOutCharacters]` ids of the card's vocabulary. */
  readonly ids: Uint8Array;
}

/** A table, already normalised, the held-out rows at its end. */
export interface TableData {
  readonly card: TableCard;
  /** `[rows × columns]`, row-major: the rows trained on, then those held out. */
  readonly values: Float32Array;
  /** `[rows]` class numbers; null where the next row is predicted. */
  readonly labels: Uint8Array | null;
}

/** Strokes as they were drawn, the held-out ones at the end. */
export interface StrokesData {
  readonly card: StrokesCard;
  readonly strokes: readonly { readonly label: number; readonly points: readonly (readonly [number, number])[] }[];
}

/** What a person gave, read and ready for training: plain arrays that cross to a worker and rest in the browser's storage. */
export type OwnData = TextData | TableData | StrokesData;

/** Where the data of a card is looked up. */
export interface DataLibrary {
  get(digest: string): OwnData | undefined;
}

/** Thrown when something is to be drawn from data that is not here, as with a model opened on another machine. */
export class MissingDataError extends Error {
  override readonly name = 'MissingDataError';

  constructor(what: string) {
    super(words.missing(what));
  }
}

/** The data of a card, of its kind; null when it is not here. */
export function dataOf<K extends DataCard['kind']>(
  library: DataLibrary,
  kind: K,
  digest: string,
): Extract<OwnData, { readonly card: { readonly kind: K } }> | null {
  const data = library.get(digest);
  return data !== undefined && isOfKind(data, kind) ? data : null;
}

function isOfKind<K extends DataCard['kind']>(data: OwnData, kind: K): data is Extract<OwnData, { readonly card: { readonly kind: K } }> {
  return data.card.kind === kind;
}
