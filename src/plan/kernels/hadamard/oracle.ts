import { hadamardBlock } from '../../../math/hadamard';
import { padded } from '../../kernel';
import { each, matrix, sum, type Oracle } from '../shared/oracle';
import { roundedRow } from '../shared/rounding-oracle';
import type { HadamardShape } from './kernel';

/** x′[i] = Σ_k ±x[k] ⁄ √n over the block of i: − where the places of i and k have an odd number of bits in common. */
export const hadamard: Oracle<HadamardShape> = ({ rows, width, bits, rule }, bound) => {
  const n = hadamardBlock(width);
  const x = matrix(bound, 'x', padded(width));
  each(rows, (row) => {
    const turned = Array.from({ length: width }, (_, i) => {
      const first = i - (i % n);
      return sum(n, (k) => signAt(i - first, k) * x.get(row, first + k)) / Math.sqrt(n);
    });
    const result = bits === null ? turned : roundedRow(turned, { bits, rule }, bound);
    each(width, (i) => x.set(row, i, result[i] ?? Number.NaN));
  });
};

function signAt(i: number, k: number): number {
  let sign = 1;
  for (let common = i & k; common > 0; common >>= 1) if (common & 1) sign = -sign;
  return sign;
}
