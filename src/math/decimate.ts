/**
 * Fewer points for a line chart that still shows every spike: the first and last point stay; those between are split
 * into equal runs, and of each run the lowest and the highest stay, in their order. Every point returned is one of the
 * points given: nothing is averaged or invented.
 *
 * At most `maxPoints` come back (at least 2, whatever is asked). A point whose height is NaN is kept only when its run
 * has no other.
 */
export function decimate<Point>(points: readonly Point[], maxPoints: number, heightOf: (point: Point) => number): readonly Point[] {
  const limit = Math.max(2, Math.floor(maxPoints));
  if (points.length <= limit) return points;
  const runs = Math.floor((limit - 2) / 2);
  const inner = points.length - 2;
  const kept = [0];
  for (let run = 0; run < runs; run++) {
    const start = 1 + Math.floor((run * inner) / runs);
    const end = 1 + Math.floor(((run + 1) * inner) / runs);
    const [low, high] = extremes(points, start, end, heightOf);
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
  }
  kept.push(points.length - 1);
  return kept.flatMap((index) => points.slice(index, index + 1));
}

/** Indices of the lowest and the highest of the points from `start` up to, not including, `end`. */
function extremes<Point>(
  points: readonly Point[],
  start: number,
  end: number,
  heightOf: (point: Point) => number,
): readonly [number, number] {
  let low = start;
  let high = start;
  let lowest = Infinity;
  let highest = -Infinity;
  points.slice(start, end).forEach((point, offset) => {
    const height = heightOf(point);
    if (height < lowest) {
      lowest = height;
      low = start + offset;
    }
    if (height > highest) {
      highest = height;
      high = start + offset;
    }
  });
  return [low, high];
}
