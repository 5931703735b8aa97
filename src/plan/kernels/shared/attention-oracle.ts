import { padded } from '../../kernel';
import type { AttentionShape } from './attention-shape';
import { matrix, sum, type Bound } from './oracle';

/** Element d of a row of one head: a token's query, key, value or output. */
type Row = (head: number, token: number, d: number) => number;

/** A head of attention as formulas: `head` counts batch·heads, `group` batch·kvHeads, tokens within their sequence. */
export interface AttentionOracle {
  readonly q: Row;
  readonly k: Row;
  readonly v: Row;
  /** q_i·k_j / √headDim */
  score(head: number, i: number, j: number): number;
  /** Column in `qkv` where a row begins, and the row itself. */
  place(part: 'query' | 'key' | 'value', head: number, token: number): { readonly row: number; readonly column: number };
  /** The key/value head, counted as batch·kvHeads, that a head reads. */
  groupOf(head: number): number;
  /** The same row of a buffer that is laid out like the output. */
  output(bound: Bound, name: string): Row;
}

export function attentionOracle(shape: AttentionShape, bound: Bound): AttentionOracle {
  const { seqLen, heads, kvHeads, headDim } = shape;
  const qkv = matrix(bound, 'qkv', padded((heads + 2 * kvHeads) * headDim));
  const groupOf = (head: number): number => Math.floor(head / heads) * kvHeads + Math.floor((head % heads) / (heads / kvHeads));
  const place: AttentionOracle['place'] = (part, head, token) => {
    const each = part === 'query' ? heads : kvHeads;
    const first = part === 'query' ? 0 : part === 'key' ? heads : heads + kvHeads;
    return { row: Math.floor(head / each) * seqLen + token, column: (first + (head % each)) * headDim };
  };
  const rowOf =
    (part: 'query' | 'key' | 'value'): Row =>
    (head, token, d) => {
      const { row, column } = place(part, head, token);
      return qkv.get(row, column + d);
    };
  const [q, k, v] = [rowOf('query'), rowOf('key'), rowOf('value')];
  return {
    q,
    k,
    v,
    place,
    groupOf,
    score: (head, i, j) => sum(headDim, (d) => q(head, i, d) * k(groupOf(head), j, d)) / Math.sqrt(headDim),
    output(given, name) {
      const rows = matrix(given, name, padded(heads * headDim));
      return (head, token, d) => rows.get(Math.floor(head / heads) * seqLen + token, (head % heads) * headDim + d);
    },
  };
}
