/**
 * The ten shapes as ideal lines in the unit square, y down, and the ways in which people draw them: where they begin, in
 * which direction, how many teeth or turns. A closed shape ends on its first point.
 */
import * as words from '#words/catalog/tasks/shapes';
import type { RandomStream } from '../../math/random';
import { between, chance } from './chance';
import type { Point } from './stroke';

export interface Shape {
  readonly label: string;
  /** The hand may miss the beginning of a closed shape, or run over it. */
  readonly closed: boolean;
  /** The line as the template shows it. */
  readonly template: readonly Point[];
  /** The line as somebody may mean it. */
  vary(random: RandomStream): readonly Point[];
}

const turn = 2 * Math.PI;

/** `steps + 1` points of a curve over t in [0, 1]. */
function curve(steps: number, at: (t: number) => Point): readonly Point[] {
  return Array.from({ length: steps + 1 }, (_, i) => at(i / steps));
}

const onCircle = (angle: number, radius: number): Point => [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];

/** A shape that may begin at any of `starts` (indices of points; repeated: likelier) and go either way round. */
function closedShape(label: string, template: readonly Point[], starts: readonly number[]): Shape {
  return {
    label,
    closed: true,
    template,
    vary(random) {
      const start = random.pick(starts);
      const open = template.slice(0, -1);
      const line = [...open.slice(start), ...open.slice(0, start), ...open.slice(start, start + 1)];
      return chance(random, 0.6) ? line : line.toReversed();
    },
  };
}

/** A line drawn from left to right, sometimes from right to left. */
function openShape(
  label: string,
  template: readonly Point[],
  leftToRight: number,
  line: (random: RandomStream) => readonly Point[],
): Shape {
  return {
    label,
    closed: false,
    template,
    vary(random) {
      const meant = line(random);
      return chance(random, leftToRight) ? meant : meant.toReversed();
    },
  };
}

/** Counter-clockwise from the top, as most people write an O; begun at the top or anywhere. */
const circle = closedShape(
  words.circle,
  curve(48, (t) => onCircle(-turn * (0.25 + t), 0.5)),
  [0, 0, 0, 2, 4, 8, 12, 20, 24, 28, 36, 44, 46],
);

const square = closedShape(
  words.square,
  [
    [0, 0],
    [0, 1],
    [1, 1],
    [1, 0],
    [0, 0],
  ],
  [0, 0, 0, 1, 2, 3, 3],
);

const triangle = closedShape(
  words.triangle,
  [
    [0.5, 0],
    [0, 0.9],
    [1, 0.9],
    [0.5, 0],
  ],
  [0, 0, 1, 1, 2],
);

/** Five straight lines without lifting the pen, from the lower left to the top. */
const star = closedShape(
  words.star,
  [0, 2, 4, 1, 3, 0].map((corner) => onCircle(turn * (0.35 + corner / 5), 0.5)),
  [0, 0, 0, 0, 1, 2, 3, 4],
);

/** Begun in the notch or at the tip. */
const heart = closedShape(
  words.heart,
  curve(48, (t) => {
    const [a, cos] = [-turn * t, Math.cos];
    return [0.5 + 0.5 * Math.sin(a) ** 3, 0.45 - (13 * cos(a) - 5 * cos(2 * a) - 2 * cos(3 * a) - cos(4 * a)) / 32];
  }),
  [0, 0, 0, 0, 24, 24, 1, 47],
);

const eight = (t: number): Point => [0.5 - 0.28 * Math.sin(2 * turn * t), 0.5 - 0.5 * Math.cos(turn * t)];

/** An 8 or, lying down, the sign for infinity; begun near the top, at the crossing, or anywhere. */
const figureEight: Shape = {
  label: words.figureEight,
  closed: true,
  template: curve(64, eight),
  vary(random) {
    const start = chance(random, 0.3) ? 0.25 : chance(random, 0.6) ? between(random, -0.08, 0.08) : random.uniform();
    const line = curve(64, (t) => eight(start + t));
    const standing = chance(random, 0.6) ? line : line.map(([x, y]): Point => [y, x]);
    return chance(random, 0.5) ? standing : standing.map(([x, y]): Point => [1 - x, y]);
  },
};

function spiralOf(turns: number, begin: number, direction: number): readonly Point[] {
  return curve(Math.ceil(turns * 32), (t) => onCircle(begin + direction * turn * turns * t, 0.03 + 0.47 * t));
}

/** Mostly from the inside out. */
const spiral: Shape = {
  label: words.spiral,
  closed: false,
  template: spiralOf(3, 0, 1),
  vary(random) {
    const line = spiralOf(between(random, 2.2, 3.8), turn * random.uniform(), chance(random, 0.6) ? 1 : -1);
    return chance(random, 0.8) ? line : line.toReversed();
  },
};

/** `count` straight flanks; `first` 0 begins upwards, 1 downwards; height from middle to tip. */
function teeth(count: number, first: number, height: number): readonly Point[] {
  return Array.from({ length: count + 1 }, (_, i): Point => [i / count, 0.5 + ((i + first) % 2 === 0 ? height : -height)]);
}

const zigzag = openShape(words.zigzag, teeth(6, 0, 0.22), 0.85, (random) => {
  const count = 4 + random.integer(5);
  return teeth(count, random.integer(2), between(random, 0.8, 1.6) / count);
});

/** Shaft, then one barb, back to the tip, then the other; pointing right. */
function arrowOf(barb: number, spread: number): readonly Point[] {
  return [
    [0, 0.5],
    [1, 0.5],
    [1 - barb, 0.5 - spread],
    [1, 0.5],
    [1 - barb, 0.5 + spread],
  ];
}

/** Pointing right, mostly. */
const arrow: Shape = {
  label: words.arrow,
  closed: false,
  template: arrowOf(0.3, 0.25),
  vary(random) {
    const line = arrowOf(between(random, 0.2, 0.4), between(random, 0.16, 0.32));
    const mirrored = chance(random, 0.5) ? line : line.map(([x, y]): Point => [x, 1 - y]);
    const along = chance(random, 0.8) ? mirrored : mirrored.map(([x, y]): Point => [1 - x, y]);
    return chance(random, 0.75) ? along : along.map(([x, y]): Point => [y, x]);
  },
};

const check = openShape(
  words.check,
  [
    [0, 0.55],
    [0.35, 0.95],
    [1, 0.05],
  ],
  0.95,
  (random) => [
    [0, between(random, 0.42, 0.68)],
    [between(random, 0.22, 0.42), 0.95],
    [1, between(random, -0.1, 0.2)],
  ],
);

/** In the order of their class numbers. */
export const shapes: readonly Shape[] = [circle, square, triangle, star, heart, figureEight, spiral, zigzag, arrow, check];
