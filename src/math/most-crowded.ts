/**
 * Index of the inner step that is missed least: the one with the least distance between its neighbours. What stays when it
 * goes is spread evenly, however unevenly it came; the first and the last always stay.
 *
 * @param steps ascending, at least three
 */
export function mostCrowded(steps: readonly number[]): number {
  let least = Infinity;
  let index = 1;
  for (let i = 1; i < steps.length - 1; i++) {
    const gap = (steps[i + 1] ?? 0) - (steps[i - 1] ?? 0);
    if (gap < least) [least, index] = [gap, i];
  }
  return index;
}
