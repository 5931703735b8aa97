import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { partCount } from '../shared/sums';
import type { AdamwShape } from './shape';

/**
 * report = [loss, min(1, most / (‖g‖ + 1e-6)), ‖g‖, ± number of the step, + if the loss is finite];
 * m ← β₁m + (1−β₁)g;  v ← β₂v + (1−β₂)g²;  p ← p·decay − rate · m / (√v·root + ε).
 */
export const adamw: Oracle<AdamwShape> = ({ parameters }, bound) => {
  const [latents, gradient, first, second] = [
    vector(bound, 'latents'),
    vector(bound, 'gradient'),
    vector(bound, 'first'),
    vector(bound, 'second'),
  ];
  const hyper = vector(bound, 'hyper');
  const [rate, root, decay, beta1, beta2, epsilon, most] = [2, 3, 4, 5, 6, 7, 8].map((i) => hyper.get(i)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [squares, nats] = [0, 1].map((column) => Math.fround(sum(partCount, (part) => matrix(bound, 'parts', 2).get(part, column)))) as [
    number,
    number,
  ];
  const norm = Math.sqrt(squares);
  const factor = most === 0 ? 1 : Math.min(1, most / (norm + 1e-6));
  [nats, factor, norm, Number.isFinite(nats) ? hyper.get(11) : -hyper.get(11)].forEach((value, i) => vector(bound, 'report').set(i, value));
  if (!Number.isFinite(nats)) return;
  each(parameters, (i) => {
    const g = gradient.get(i) * factor;
    first.set(i, beta1 * first.get(i) + hyper.get(9) * g);
    second.set(i, beta2 * second.get(i) + hyper.get(10) * g ** 2);
    latents.set(i, latents.get(i) * decay - (rate * first.get(i)) / (Math.sqrt(second.get(i)) * root + epsilon));
  });
};
