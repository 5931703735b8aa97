import { describe, expect, test } from 'vitest';
import { arcLengths, resampled, strokeFrames, strokeFrameSize, strokePoints } from '../../../src/catalog/tasks/stroke';
import type { Point } from '../../../src/catalog/tasks/stroke';

const corner: readonly Point[] = [
  [10, 20],
  [10, 20],
  [30, 20],
  [30, 60],
];

/** `[seqLen]` rows of features. */
function rowsOf(frames: Float32Array): readonly (readonly number[])[] {
  return Array.from({ length: frames.length / strokeFrameSize }, (_, i) => [
    ...frames.subarray(i * strokeFrameSize, (i + 1) * strokeFrameSize),
  ]);
}

describe('resampled', () => {
  test('points lie at equal distances along the line, ends included', () => {
    expect(
      resampled(
        [
          [0, 0],
          [1, 0],
          [1, 3],
        ],
        5,
      ),
    ).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
    ]);
  });

  test('arc lengths add up', () =>
    expect(
      arcLengths([
        [0, 0],
        [3, 4],
        [3, 5],
      ]),
    ).toEqual([0, 5, 6]));
});

describe('stroke frames', () => {
  test('of an L-shaped line: position, direction, turning, progress', () => {
    // 20 right and 40 down: resampled to steps of 10, box 20 × 40, so half the longer side is 20.
    const rows = rowsOf(strokeFrames(corner, 7));
    expect(rows.map(([x, y]) => [x, y])).toEqual([
      [-0.5, -1],
      [0, -1],
      [0.5, -1],
      [0.5, -0.5],
      [0.5, 0],
      [0.5, 0.5],
      [0.5, 1],
    ]);
    const [right, down] = [
      [1, 0],
      [0, 1],
    ].map((direction) => direction.map((value) => expect.closeTo(value, 6)));
    expect(rows.map(([, , cos, sin]) => [cos, sin])).toEqual([right, right, right, down, down, down, down]);
    expect(rows.map((row) => row[4])).toEqual([0, 0, 0, expect.closeTo(Math.tanh(Math.PI / 2), 6), 0, 0, 0]);
    expect(rows.map((row) => row[5])).toEqual([-1, -2 / 3, -1 / 3, 0, 1 / 3, 2 / 3, 1].map((value) => expect.closeTo(value, 6)));
  });

  test('turning keeps its sign across the half-turn', () => {
    // Heading from just below to just above 180°: a small turn, not almost a full one.
    const rows = rowsOf(
      strokeFrames(
        [
          [2, 0],
          [1, 0.1],
          [0, 0],
        ],
        3,
      ),
    );
    expect(Math.abs(rows[2]?.[4] ?? 1)).toBeLessThan(0.25);
    expect(rows[2]?.[4]).toBeGreaterThan(0);
  });

  test('do not depend on place, size, speed or repeated points', () => {
    const moved = corner.map(([x, y]): Point => [3 * x - 100, 3 * y + 7]);
    const slow = corner.flatMap(([x, y], i): Point[] =>
      i === 3
        ? [
            [30, 21],
            [30, 22],
            [30, 22],
            [x, y],
          ]
        : [[x, y]],
    );
    for (const other of [moved, slow]) {
      strokeFrames(other, 30).forEach((value, i) => expect(value).toBeCloseTo(strokeFrames(corner, 30)[i] ?? Number.NaN, 5));
    }
  });

  test('a straight line has no height, and is drawn in the middle of the box', () => {
    const points = strokePoints(
      strokeFrames(
        [
          [5, 5],
          [105, 5],
        ],
        3,
      ),
    );
    expect(points).toEqual([
      [0, 0.5],
      [0.5, 0.5],
      [1, 0.5],
    ]);
  });
});
