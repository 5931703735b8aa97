import { padded } from '../../kernel';
import { attentionOracle } from '../shared/attention-oracle';
import type { AttentionShape } from '../shared/attention-shape';
import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { rotaryTurn } from '../shared/rotary-oracle';

/**
 * ∂q_i = Σ c_ij k_j;  ∂k_j = Σ c_ij q_i;  ∂v_j = Σ p_ij ∂o_i, c_ij = p_ij (∂o_i·v_j − ∂o_i·o_i) / √headDim, over j ≤ i and
 * the heads of a key; queries and keys turned back.
 */
export const attentionBackward: Oracle<AttentionShape> = (shape, bound) => {
  const { batch, seqLen, heads, kvHeads, headDim, rotary } = shape;
  const { score, q, k, v, groupOf, place, output } = attentionOracle(shape, bound);
  const [o, dO, logSum] = [output(bound, 'o'), output(bound, 'dO'), vector(bound, 'logSum')];
  const dqkv = matrix(bound, 'dqkv', padded((heads + 2 * kvHeads) * headDim));
  const p = (head: number, i: number, j: number): number =>
    Math.exp(score(head, i, j) - logSum.get(head * seqLen + i) - logSum.get((batch * heads + head) * seqLen + i));
  const c = (head: number, i: number, j: number): number =>
    (p(head, i, j) * (sum(headDim, (d) => dO(head, i, d) * v(groupOf(head), j, d)) - sum(headDim, (d) => dO(head, i, d) * o(head, i, d)))) /
    Math.sqrt(headDim);
  const store = (part: 'query' | 'key' | 'value', head: number, token: number, gradient: number[]): void => {
    if (rotary && part !== 'value') rotaryTurn(bound, headDim, -1)(gradient, headDim, token);
    const { row, column } = place(part, head, token);
    gradient.forEach((value, d) => dqkv.set(row, column + d, value));
  };
  const gradientOf = (term: (d: number) => number): number[] => Array.from({ length: headDim }, (_, d) => term(d));

  each(batch * heads, (head) =>
    each(seqLen, (i) => {
      const slopes = Array.from({ length: i + 1 }, (_, j) => c(head, i, j));
      store(
        'query',
        head,
        i,
        gradientOf((d) => sum(i + 1, (j) => (slopes[j] ?? 0) * k(groupOf(head), j, d))),
      );
    }),
  );
  each(batch * kvHeads, (group) =>
    each(seqLen, (j) => {
      const seen = Array.from({ length: batch * heads }, (_, head) => head)
        .filter((head) => groupOf(head) === group)
        .flatMap((head) =>
          Array.from({ length: seqLen - j }, (_, later) => ({ head, i: j + later, p: p(head, j + later, j), c: c(head, j + later, j) })),
        );
      store(
        'key',
        group,
        j,
        gradientOf((d) => sum(seen.length, (n) => seen[n]!.c * q(seen[n]!.head, seen[n]!.i, d))),
      );
      store(
        'value',
        group,
        j,
        gradientOf((d) => sum(seen.length, (n) => seen[n]!.p * dO(seen[n]!.head, seen[n]!.i, d))),
      );
    }),
  );
};
