import { padded } from '../../wgsl';
import { activations, each, keptBy, matrix, type Oracle } from '../shared/oracle';
import type { ActivationBackwardShape } from './shape';

/** z ← ∂y · mask · act′(z). */
export const activationBackward: Oracle<ActivationBackwardShape> = ({ rows, width, activation, dropout }, bound) => {
  const [z, dy] = [matrix(bound, 'z', padded(width)), matrix(bound, 'dy', padded(width))];
  const kept = keptBy(bound, 'mask', dropout, width);
  each(rows, (row) => each(width, (i) => z.set(row, i, dy.get(row, i) * kept(row, i) * activations[activation].slope(z.get(row, i)))));
};
