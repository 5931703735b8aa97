import { modeOf } from '../../../catalog/modes/modes';
import { codeOn } from '../../../catalog/modes/staircase';
import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { tableWidth, weightParts } from '../sum-weights/shape';
import type { QuantiseWeightsShape } from './shape';

/** W̃ = W + λ·(scale·codes − W), every matrix in its padded place; counts the codes that are new. */
export const quantiseWeights: Oracle<QuantiseWeightsShape> = ({ matrices, mode, variant, weightScale }, bound) => {
  const [table, latents, effective] = [matrix(bound, 'table', tableWidth), vector(bound, 'latents'), vector(bound, 'effective')];
  const { levels, staircase } = modeOf(mode);
  each(matrices, (m) => {
    const [offset, rows, columns, base, stride, headDim, number, firstFlip] = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => table.get(m, i)) as [number, number, number, number, number, number, number, number];
    /** Row i of a head goes to 2i, row i + headDim/2 to 2i + 1. */
    const placeOf = (row: number): number => {
      const j = row % headDim;
      return headDim === 0 ? row : row - j + (j < headDim / 2 ? 2 * j : 2 * j - headDim + 1);
    };
    const mean = (column: 0 | 1): number => Math.fround(sum(weightParts, (part) => matrix(bound, 'parts', 2).get(m * weightParts + part, column)) / (rows * columns));
    const stairs = levels !== null && number > 0 ? staircase(variant, { absMean: mean(0), mean: mean(1) }) : null;
    each(rows, (row) => each(columns, (column) => {
      const w = latents.get(offset + row * columns + column);
      const to = base + placeOf(row) * stride + column;
      if (stairs === null) return effective.set(to, w);
      const [lambda, codes, flips] = [vector(bound, 'hyper').get(0), vector(bound, 'codes'), vector(bound, 'flips')];
      const code = codeOn(stairs, w);
      const [goal, start] = weightScale === 'none' ? [code, w / Math.max(stairs.scale, 1e-5)] : [code * stairs.scale, w];
      effective.set(to, start + lambda * (goal - start));
      if (codes.get(to) !== code) {
        const counts = vector(bound, 'flipCounts', firstFlip + row * columns);
        flips.set(number - 1, flips.get(number - 1) + 1);
        counts.set(column, counts.get(column) + 1);
      }
      codes.set(to, code);
    }));
  });
};
