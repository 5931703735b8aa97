import { padded } from '../../kernel';
import { activations, each, keptBy, matrix, sum, vector, type Oracle } from '../shared/oracle';
import type { NormaliseBackwardShape } from './kernel';

/** ∂x = r·(d − mean d − x̂·mean(d·x̂)), d = ∂y·gain;  ∂gain = Σ ∂y·x̂;  ∂bias = Σ ∂y;  and on through act(gate)·up. */
export const normaliseBackward: Oracle<NormaliseBackwardShape> = (shape, bound, [gainAt = 0, biasAt = 0]) => {
  const { rows, width, norm, accumulate, gated, activation, dropout, every } = shape;
  const stride = padded(width);
  const dy = matrix(bound, 'dy', stride);
  const x = matrix(bound, 'x', stride);
  const statistics = matrix(bound, 'statistics', 2);
  const gain = vector(bound, 'latents', gainAt);
  const dx = matrix(bound, 'dx', gated ? padded(2 * width) : stride);
  const kept = keptBy(bound, 'mask', dropout, width);
  const { act, slope } = activations[activation];
  const normed = (row: number, i: number): number => (x.get(row * every + every - 1, i) - statistics.get(row, 0)) * statistics.get(row, 1);

  each(rows, (row) => {
    const d = (i: number): number => dy.get(row, i) * gain.get(i);
    const meanD = norm === 'layer' ? sum(width, d) / width : 0;
    const meanDX = sum(width, (i) => d(i) * normed(row, i)) / width;
    const last = row * every + every - 1;
    each(every - 1, (skipped) => each(width, (i) => dx.set(row * every + skipped, i, 0)));
    each(width, (i) => {
      const slopeOfX = statistics.get(row, 1) * (d(i) - meanD - normed(row, i) * meanDX);
      if (gated) {
        const [gate, up] = [dx.get(row, i), dx.get(row, width + i)];
        dx.set(row, i, slopeOfX * up * slope(gate));
        dx.set(row, width + i, slopeOfX * act(gate));
      } else dx.set(last, i, ((accumulate ? dx.get(last, i) : 0) + slopeOfX) * kept(last, i));
    });
  });
  each(width, (i) => {
    vector(bound, 'gradient', gainAt).set(
      i,
      sum(rows, (row) => dy.get(row, i) * normed(row, i)),
    );
    if (norm === 'layer')
      vector(bound, 'gradient', biasAt).set(
        i,
        sum(rows, (row) => dy.get(row, i)),
      );
  });
};
