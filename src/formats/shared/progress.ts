import { elementCount } from '../../experiment/architecture';
import type { PortableTensor, Progress } from '../format';

/** A function of a tensor that also tells, after each, how many weights are done in all. */
export function reportingEach<Result>(
  of: (tensor: PortableTensor) => Result,
  progress: Progress | undefined,
): (tensor: PortableTensor) => Result {
  let weights = 0;
  return (tensor) => {
    const result = of(tensor);
    weights += elementCount(tensor.shape);
    progress?.(weights);
    return result;
  };
}
