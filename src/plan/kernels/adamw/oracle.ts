import { each, vector, type Oracle } from '../shared/oracle';
import type { AdamwShape } from './shape';

/** m ← β₁m + (1−β₁)g;  v ← β₂v + (1−β₂)g²;  p ← p·decay − rate · m / (√v·root + ε). */
export const adamw: Oracle<AdamwShape> = ({ parameters }, bound) => {
  const [latents, gradient, first, second] = [vector(bound, 'latents'), vector(bound, 'gradient'), vector(bound, 'first'), vector(bound, 'second')];
  const [hyper, report] = [vector(bound, 'hyper'), vector(bound, 'report')];
  const [rate, root, decay, beta1, beta2, epsilon] = [2, 3, 4, 5, 6, 7].map((i) => hyper.get(i)) as [number, number, number, number, number, number];
  if (report.get(3) === 0) return;
  each(parameters, (i) => {
    const g = gradient.get(i) * report.get(1);
    first.set(i, beta1 * first.get(i) + hyper.get(9) * g);
    second.set(i, beta2 * second.get(i) + hyper.get(10) * g ** 2);
    latents.set(i, latents.get(i) * decay - (rate * first.get(i)) / (Math.sqrt(second.get(i)) * root + epsilon));
  });
};
