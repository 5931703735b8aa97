/**
 * What an experiment, a model file and the page know of the data that a person gave: enough to use a model again
 * (vocabulary, labels, normalisation), and none of the data itself. It is part of the experiment, as plain JSON.
 */

/** How well a strategy that has learned nothing does on the held-out part. */
export interface CardBaseline {
  readonly score: number;
  /** Nats per character or label; for numbers, the mean squared error. */
  readonly loss: number;
}

export interface TextCard {
  readonly kind: 'text';
  /** Names the data: equal data, equal digest. */
  readonly digest: string;
  /** What a token is: a character, where nothing is said, or a byte of UTF-8. */
  readonly symbols?: 'bytes';
  /** One character per token id: as it is displayed, or a byte in the byte alphabet (`math/bytes/byte-alphabet.ts`). */
  readonly vocabulary: readonly string[];
  readonly trainCharacters: number;
  readonly heldOutCharacters: number;
  readonly baseline: CardBaseline;
}

/** Rows of numbers. The model sees (value − mean) / deviation. */
export interface TableCard {
  readonly kind: 'table';
  readonly digest: string;
  readonly columns: readonly { readonly name: string; readonly mean: number; readonly deviation: number }[];
  /** The classes of the label column; null: the next row is to be predicted. */
  readonly labels: readonly string[] | null;
  readonly trainRows: number;
  readonly heldOutRows: number;
  readonly baseline: CardBaseline;
}

export interface StrokesCard {
  readonly kind: 'strokes';
  readonly digest: string;
  readonly labels: readonly string[];
  readonly trainStrokes: number;
  readonly heldOutStrokes: number;
}

/** A model that another program made: how it reads a text, and what no setting of an experiment says of its arithmetic. */
export interface ForeignCard {
  readonly kind: 'foreign';
  readonly digest: string;
  /** As its file calls it. */
  readonly name: string;
  /** Spelling of every token, in the order of the ids: in the byte alphabet, or as its pipeline has it. */
  readonly tokens: readonly string[];
  /** Null: texts are split as GPT-2 does. Else the rest of its `tokenizer.json`, see `math/text/tokenizer-file.ts`. */
  readonly pipeline: string | null;
  /** Pairs in the order in which they are merged, each two spellings with a blank between. */
  readonly merges: readonly string[];
  /** Token that begins every text, and the one that ends it; null: none. */
  readonly start: number | null;
  readonly end: number | null;
  readonly ropeTheta: number;
  /** Positions are divided by it; 1: as they are. */
  readonly ropeFactor: number;
  readonly normEpsilon: number;
  /** Whether there are norms inside its blocks. */
  readonly subNorms: boolean;
  /** What a person should know of how its file was read, in sentences. */
  readonly notes: readonly string[];
}

export type DataCard = TextCard | TableCard | StrokesCard | ForeignCard;

export type DataKind = DataCard['kind'];

export const mostSymbols = 96;
export const mostByteSymbols = 256;
export const mostColumns = 64;
export const mostLabels = 32;
export const longestName = 80;
export const mostTokens = 65_536;
export const mostMerges = 4 * mostTokens;
export const mostNotes = 8;
/** Characters of a note. */
export const longestNote = 400;
export const longestPipeline = 4_000_000;
/** Characters of a token or a merge, spelled in bytes. */
export const longestToken = 400;
