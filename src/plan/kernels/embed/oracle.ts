import { padded } from '../../wgsl';
import { each, matrix, vector, type Oracle } from '../shared/oracle';
import type { EmbedShape } from './shape';

/** x[t] = E[ids[t]]. */
export const embed: Oracle<EmbedShape> = ({ rows, width }, bound) => {
  const [ids, table, x] = [vector(bound, 'ids'), matrix(bound, 'table', padded(width)), matrix(bound, 'x', padded(width))];
  each(rows, (row) => each(width, (i) => x.set(row, i, table.get(ids.get(row), i))));
};
