/** Something that a file says or shows, with its evidence. What it means is said by the page, in its language. */
export type FindingId =
  | 'no-tensors'
  | 'files-missing'
  | 'cut-short'
  | 'room-differs'
  | 'unread-types'
  | 'unread-tensors'
  | 'fork-types'
  | 'layout-unsaid'
  | 'codes-not-ternary'
  | 'binary-codes'
  | 'scale-missing'
  | 'scale-broken'
  | 'scales-are-one'
  | 'scales-scattered'
  | 'scale-convention'
  | 'scale-unclear'
  | 'scale-outlier'
  | 'rounded-by-largest'
  | 'rounded-twice'
  | 'codes-as-numbers'
  | 'not-finite'
  | 'dead-rows'
  | 'empty-blocks'
  | 'sub-norms-missing'
  | 'norms-missing'
  | 'tokens-beyond-embedding'
  | 'embedding-beyond-tokens'
  | 'vocabulary-differs'
  | 'head-beside-tied';

/**
 * - `wrong`: the model cannot compute what it was trained to;
 * - `suspect`: a known mistake looks like this, and so may something that is right;
 * - `note`: to know before another program reads it.
 */
export type Severity = 'wrong' | 'suspect' | 'note';

export interface Finding {
  readonly id: FindingId;
  readonly severity: Severity;
  /** Names of the tensors that show it, the first few. */
  readonly tensors: readonly string[];
  readonly count: number;
  /** The evidence: numbers and names by what they are. */
  readonly evidence: Readonly<Record<string, number | string>>;
}

const MOST_NAMED = 5;

export const finding = (id: FindingId, severity: Severity, tensors: readonly string[], evidence: Finding['evidence'] = {}): Finding => ({
  id,
  severity,
  tensors: tensors.slice(0, MOST_NAMED),
  count: tensors.length,
  evidence,
});
