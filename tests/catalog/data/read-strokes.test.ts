import { describe, expect, test } from 'vitest';
import { readStrokes, type LabelledStroke } from '../../../src/catalog/data/read-strokes';

const line = (label: string, count = 4): LabelledStroke[] =>
  Array.from({ length: count }, (_, i) => ({
    label,
    points: [
      [0, 0],
      [1, i],
      [2, i],
      [3, 4],
    ],
  }));
const dot = (label: string): LabelledStroke => ({ label, points: [[1, 1]] });

describe('strokes that cannot be used are told by their own cause', () => {
  test('a single point', () => {
    expect(() => readStrokes([dot('a'), dot('b')])).toThrow(
      '2 strokes were left out: each has fewer than 4 points. Draw at least two different gestures',
    );
  });

  test('no name', () => {
    expect(() => readStrokes([...line('a'), ...line(' ')])).toThrow(
      '4 strokes were left out: each has no name. Draw at least two different gestures, each with a name of its own: with one there is nothing to tell apart.',
    );
  });

  test('several causes, each with its number', () => {
    expect(() => readStrokes([...line('a'), ...line(''), dot('b')])).toThrow(
      '5 strokes were left out: 4 with no name, 1 with fewer than 4 points.',
    );
  });

  test('a stroke that stays in one place, and one with a place that is no number', () => {
    const still: LabelledStroke = {
      label: 'b',
      points: [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    };
    expect(() => readStrokes([...line('a'), still])).toThrow('One stroke was left out: it has all its points in one place.');
    expect(() =>
      readStrokes([
        ...line('a'),
        {
          label: 'b',
          points: [
            [1, 1],
            [2, Number.NaN],
            [1, 1],
            [3, 3],
          ],
        },
      ]),
    ).toThrow('it has a point that is not a number');
  });

  test('too few that count', () => {
    expect(() => readStrokes([...line('a'), ...line('b', 3), dot('b')])).toThrow(
      /^One stroke was left out: it has fewer than 4 points\. Draw each gesture at least 4 times.*“b” has 3/,
    );
  });

  test('what is left out of enough is a note', () => {
    expect(readStrokes([...line('a'), ...line('b'), dot('b')]).report.notes).toEqual([
      'One stroke was left out: it has fewer than 4 points.',
    ]);
    expect(readStrokes([...line('a'), ...line('b')]).report.notes).toEqual([]);
  });
});
