import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { partCount, type SumStepShape } from './kernel';

/** Part p of Σ g² and Σ loss: the values p, p + 256, p + 512, … */
export const sumStep: Oracle<SumStepShape> = ({ parameters, rows }, bound) => {
  const [gradient, loss, parts] = [vector(bound, 'gradient'), vector(bound, 'loss'), matrix(bound, 'parts', 2)];
  const count = (values: number, part: number): number => Math.max(0, Math.ceil((values - part) / partCount));
  each(partCount, (part) => {
    parts.set(
      part,
      0,
      sum(count(parameters, part), (i) => gradient.get(part + i * partCount) ** 2),
    );
    parts.set(
      part,
      1,
      sum(count(rows, part), (i) => loss.get(part + i * partCount)),
    );
  });
};
