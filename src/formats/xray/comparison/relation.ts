/** How a tensor of one file is related to the same of another: found in rows that lie evenly over both. */
export type Relation =
  /** The same numbers, to the rounding of a half. */
  | 'same'
  /** The same codes; the scale became 1/γ, or γ·(1 − zeros), or 1, or something else. */
  | 'scale-inverted'
  | 'scale-shrunk'
  | 'scale-lost'
  | 'scale-differs'
  | 'negated'
  /** The same codes in another of the layouts that I2_S can have. */
  | 'other-layout'
  /** The rows of each head in the order that rotary embeddings of another program want. */
  | 'rows-reordered'
  /** Numbers that became the codes to which their mean magnitude rounds them, or others. */
  | 'rounded'
  | 'rounded-otherwise'
  | 'codes-differ'
  | 'numbers-differ'
  | 'shape-differs'
  | 'unread'
  | 'only-first'
  | 'only-second';

export interface TensorComparison {
  readonly part: string;
  readonly first: string | null;
  readonly second: string | null;
  readonly relation: Relation;
  /** Share of weights with the same code; null where one has none. */
  readonly sameCodes: number | null;
  /** Numbers of the second divided by those of the first, their median; null where nothing was compared. */
  readonly ratio: number | null;
  /** Middle scale of each; null where there is none. */
  readonly scales: readonly [number | null, number | null];
  readonly rowsCompared: number;
}
