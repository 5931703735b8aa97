import { padded } from '../../kernel';
import { each, keptBy, matrix, sum, vector, type Oracle } from '../shared/oracle';
import type { ProductBackwardShape } from './kernel';

/** ∂x = ∂y · W,  ∂W = ∂yᵀ · x,  ∂b = Σ ∂y. */
export const productBackward: Oracle<ProductBackwardShape> = (shape, bound, [weightAt = 0, biasAt = 0]) => {
  const { rows, inputs, outputs, bias, dropout, inputGradient, pairedRows, headDim } = shape;
  const given = matrix(bound, 'dy', padded(outputs));
  const kept = keptBy(bound, 'mask', dropout, outputs);
  const dy = (row: number, n: number): number => given.get(row, n) * kept(row, n);
  const x = matrix(bound, 'x', padded(inputs));
  const gradient = vector(bound, 'gradient', weightAt);

  if (inputGradient) {
    const w = matrix(bound, 'w', padded(inputs));
    const dx = matrix(bound, 'dx', padded(inputs));
    each(rows, (row) =>
      each(inputs, (k) =>
        dx.set(
          row,
          k,
          sum(outputs, (n) => dy(row, n) * w.get(n, k)),
        ),
      ),
    );
  }
  /** Row 2i of a head is its row i, row 2i + 1 its row i + headDim/2. */
  const latentRow = (n: number): number => {
    const j = n % headDim;
    return n < pairedRows ? n - j + Math.floor(j / 2) + (j % 2) * (headDim / 2) : n;
  };
  each(outputs, (n) =>
    each(inputs, (k) =>
      gradient.set(
        latentRow(n) * inputs + k,
        sum(rows, (row) => dy(row, n) * x.get(row, k)),
      ),
    ),
  );
  if (bias) {
    const biasGradient = vector(bound, 'gradient', biasAt);
    each(outputs, (n) =>
      biasGradient.set(
        n,
        sum(rows, (row) => dy(row, n)),
      ),
    );
  }
};
