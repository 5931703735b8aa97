/**
 * One preprocessing for strokes, used for the training data and for what a person draws: resample to equal distances
 * along the line (so that how fast the hand went does not matter), move the bounding box to the origin, scale its longer
 * side to [−1, 1], and describe each of the `seqLen` points by six features:
 *
 *   x, y            position, y down
 *   cos φ, sin φ    direction of travel
 *   turning         tanh of the change of φ (radians) since the point before: bends and corners both show
 *   progress        −1 at the first point, 1 at the last: the model has no other sense of time
 */
import * as words from '#words/catalog/tasks/stroke';
import { InputError } from './task';

export type Point = readonly [number, number];

export const strokeFrameSize = 6;

/** A bounding box smaller than this, in the unit of the input, is a dot. */
const tiny = 1e-6;

/** `[seqLen × 6]` frames of a stroke in any unit. Throws InputError when it has fewer than two distinct points. */
export function strokeFrames(points: readonly Point[], seqLen: number): Float32Array {
  const line = normalised(resampled(withoutDuplicates(points), seqLen));
  const frames = new Float32Array(seqLen * strokeFrameSize);
  let heading = 0;
  line.forEach(([x, y], i) => {
    const [fromX, fromY] = line[Math.max(i - 1, 0)] ?? [x, y];
    const [toX, toY] = i === 0 ? (line[1] ?? [x, y]) : [x, y];
    const before = heading;
    if (toX !== fromX || toY !== fromY) heading = Math.atan2(toY - fromY, toX - fromX);
    const turning = i < 2 ? 0 : Math.tanh(wrapped(heading - before));
    frames.set([x, y, Math.cos(heading), Math.sin(heading), turning, (2 * i) / (seqLen - 1) - 1], i * strokeFrameSize);
  });
  return frames;
}

/** The points behind frames, in the unit square, y down. */
export function strokePoints(frames: Float32Array): readonly Point[] {
  return Array.from({ length: frames.length / strokeFrameSize }, (_, i): Point => {
    const [x = 0, y = 0] = frames.subarray(i * strokeFrameSize);
    return [(x + 1) / 2, (y + 1) / 2];
  });
}

/** `count` points at equal distances along a line of at least two distinct points, both ends included. */
export function resampled(points: readonly Point[], count: number): readonly Point[] {
  const distances = arcLengths(points);
  const total = distances.at(-1) ?? 0;
  let segment = 1;
  return Array.from({ length: count }, (_, i) => {
    const wanted = (total * i) / (count - 1);
    while (segment < points.length - 1 && (distances[segment] ?? 0) < wanted) segment++;
    const [ax, ay] = points[segment - 1] ?? [0, 0];
    const [bx, by] = points[segment] ?? [ax, ay];
    const from = distances[segment - 1] ?? 0;
    const share = Math.min((wanted - from) / ((distances[segment] ?? from) - from), 1);
    return [ax + share * (bx - ax), ay + share * (by - ay)];
  });
}

/** Length of the line from its first point to each point. */
export function arcLengths(points: readonly Point[]): readonly number[] {
  let total = 0;
  return points.map(([x, y], i) => {
    const [fromX, fromY] = points[i - 1] ?? [x, y];
    return (total += Math.hypot(x - fromX, y - fromY));
  });
}

function withoutDuplicates(points: readonly Point[]): readonly Point[] {
  const finite = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const distinct: Point[] = [];
  for (const point of finite) {
    const last = distinct.at(-1);
    if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) > tiny) distinct.push(point);
  }
  if (distinct.length < 2) throw new InputError(words.tooShort);
  return distinct;
}

function normalised(points: readonly Point[]): readonly Point[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const half = Math.max(right - left, bottom - top) / 2;
  return points.map(([x, y]) => [(x - (left + right) / 2) / half, (y - (top + bottom) / 2) / half]);
}

/** An angle brought into [−π, π). */
function wrapped(angle: number): number {
  return angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
}
