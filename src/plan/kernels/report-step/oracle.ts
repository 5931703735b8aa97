import { matrix, sum, vector, type Oracle } from '../shared/oracle';
import { partCount } from '../shared/sums';

/** [loss, min(1, most / (‖g‖ + 1e-6)), ‖g‖, 1 if the loss is finite]. */
export const reportStep: Oracle<object> = (_, bound) => {
  const parts = matrix(bound, 'parts', 2);
  const [squares, nats] = [0, 1].map((column) => Math.fround(sum(partCount, (part) => parts.get(part, column)))) as [number, number];
  const most = vector(bound, 'hyper').get(8);
  const norm = Math.sqrt(squares);
  [nats, most === 0 ? 1 : Math.min(1, most / (norm + 1e-6)), norm, Number.isFinite(nats) ? 1 : 0].forEach((value, i) => vector(bound, 'report').set(i, value));
};
