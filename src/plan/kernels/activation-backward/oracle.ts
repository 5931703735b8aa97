import { padded } from '../../kernel';
import { activations, each, keptBy, matrix, type Oracle } from '../shared/oracle';
import type { ActivationBackwardShape } from './kernel';

/** z ← ∂y · mask · act′(z), or through act(gate)·up. */
export const activationBackward: Oracle<ActivationBackwardShape> = ({ rows, width, activation, gated, dropout }, bound) => {
  const [z, dy] = [matrix(bound, 'z', padded(gated ? 2 * width : width)), matrix(bound, 'dy', padded(width))];
  const kept = keptBy(bound, 'mask', dropout, width);
  const { act, slope } = activations[activation];
  each(rows, (row) =>
    each(width, (i) => {
      const d = dy.get(row, i) * kept(row, i);
      const [gate, up] = [z.get(row, i), gated ? z.get(row, width + i) : 1];
      z.set(row, i, d * up * slope(gate));
      if (gated) z.set(row, width + i, d * act(gate));
    }),
  );
};
