import type { ForecastExample } from '../catalog/tasks/task';
import type { Examples } from './batches';

/** Score of predictions in 0…1: the mean over examples, or the skill against copying the last frame. */
export function scoreOf(held: Examples, predictions: readonly (readonly number[])[]): number {
  switch (held.kind) {
    case 'tokens':
      return mean(held.examples.map((example, i) => held.task.score(predictions[i] ?? [], example)));
    case 'frames':
      return mean(held.examples.map((example, i) => (predictions[i]?.[0] === example.label ? 1 : 0)));
    case 'forecast':
      return skill(held.examples, predictions);
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** 1 − Σ‖predicted − next‖² / Σ‖last − next‖², at least 0; see `ForecastTask`. */
function skill(examples: readonly ForecastExample[], predictions: readonly (readonly number[])[]): number {
  const own = examples.reduce((sum, { next }, i) => sum + squaredDistance(predictions[i] ?? [], next), 0);
  const copying = examples.reduce((sum, example) => sum + squaredDistance(lastFrame(example), example.next), 0);
  return copying === 0 ? 0 : Math.max(0, 1 - own / copying);
}

export const lastFrame = ({ frames, next }: ForecastExample): Float32Array => frames.subarray(frames.length - next.length);

export function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += ((a[i] ?? Number.NaN) - (b[i] ?? 0)) ** 2;
  return sum;
}
