/**
 * How a hand turns the line it means into the points that a pointer reports, in the order in which it happens:
 * corners misplaced, the end missed → corners cut → slow drift and fast tremor → proportions and tilt → speed that falls in
 * the bends, seen at uneven times → whole pixels. The sizes of all deviations were judged by eye.
 */
import type { RandomStream } from '../../math/random';
import { between } from './chance';
import { arcLengths, resampled } from './stroke';
import type { Point } from './stroke';

/** Points of the fine line on which everything up to the pointer happens. */
const fine = 160;

/** Lines of few points are polygons; a curve is misplaced by the drift alone. */
const mostCorners = 12;

/** Pointer positions in whole pixels of one attempt to draw `line` (unit square); `closed`: it ends where it begins. */
export function drawByHand(line: readonly Point[], closed: boolean, random: RandomStream): readonly Point[] {
  const aimed = misplacedCorners(line, random);
  const meant = closed ? missingItsEnd(aimed, random) : resampled(aimed, fine);
  const moved = tilted(trembling(cornersCut(meant, random), random), random);
  return pixels(pointerEvents(moved, random), random);
}

/** Each corner lands beside its place, by a share of how long the sides are. */
function misplacedCorners(line: readonly Point[], random: RandomStream): readonly Point[] {
  if (line.length > mostCorners) return line;
  const spread = (0.045 * (arcLengths(line).at(-1) ?? 0)) / (line.length - 1);
  return line.map(([x, y]): Point => [x + spread * random.normal(), y + spread * random.normal()]);
}

/** The end overshoots the beginning, or stops short of it. */
function missingItsEnd(line: readonly Point[], random: RandomStream): readonly Point[] {
  const even = resampled(line, fine);
  const extra = Math.round(fine * between(random, -0.06, 0.08));
  return extra < 0 ? even.slice(0, extra) : [...even, ...even.slice(1, extra + 1)];
}

/** Moving average along the line: the hand rounds what it meant to be sharp. The ends stay. */
function cornersCut(line: readonly Point[], random: RandomStream): readonly Point[] {
  const reach = random.integer(3);
  return line.map((_, i): Point => {
    const near = Math.min(reach, i, line.length - 1 - i);
    let [sumX, sumY] = [0, 0];
    for (let j = i - near; j <= i + near; j++) {
      const [x, y] = line[j] ?? [0, 0];
      sumX += x;
      sumY += y;
    }
    return [sumX / (2 * near + 1), sumY / (2 * near + 1)];
  });
}

/** Frequencies in waves per stroke. */
const drifts = [0.5, 1, 1.7, 2.6].map((frequency) => ({ frequency, amplitude: 0.025 / Math.sqrt(frequency) }));
const tremors = [14, 23].map((frequency) => ({ frequency, amplitude: 0.003 }));

/** A sum of sinusoids in x and another in y. */
function trembling(line: readonly Point[], random: RandomStream): readonly Point[] {
  const steadiness = between(random, 0.3, 1);
  const offsets = (): Float64Array => {
    const sum = new Float64Array(line.length);
    for (const { frequency, amplitude } of [...drifts, ...tremors]) {
      const height = steadiness * amplitude * random.normal();
      const speed = (2 * Math.PI * frequency * between(random, 0.8, 1.25)) / line.length;
      const phase = 2 * Math.PI * random.uniform();
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + height * Math.sin(phase + speed * i);
    }
    return sum;
  };
  const [byX, byY] = [offsets(), offsets()];
  return line.map(([x, y], i): Point => [x + (byX[i] ?? 0), y + (byY[i] ?? 0)]);
}

/** Proportions, slant and rotation about the centre, which becomes the origin: most people draw nearly upright. */
function tilted(line: readonly Point[], random: RandomStream): readonly Point[] {
  const stretch = Math.exp(0.1 * random.normal());
  const slant = 0.08 * random.normal();
  const angle = (9 / 180) * Math.PI * random.normal();
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return line.map(([x, y]): Point => {
    const [u, v] = [(x - 0.5 + slant * (y - 0.5)) * stretch, (y - 0.5) / stretch];
    return [cos * u - sin * v, sin * u + cos * v];
  });
}

/** Where the pointer is each time the browser asks: far apart on straight runs, close together in the bends. */
function pointerEvents(line: readonly Point[], random: RandomStream): readonly Point[] {
  const haste = between(random, 1.2, 4.5);
  const seen = line.slice(0, 1);
  let untilNext = haste * random.uniform();
  for (let i = 1; i + 1 < line.length; i++) {
    untilNext -= 0.6 + 2.5 * bend(line, i);
    if (untilNext > 0) continue;
    seen.push(line[i] ?? [0, 0]);
    untilNext = haste * between(random, 0.7, 1.4);
  }
  return [...seen, ...line.slice(-1)];
}

/** Angle turned through around a point, in radians; seen from far enough away that tremor does not count as a bend. */
function bend(line: readonly Point[], i: number): number {
  const reach = 4;
  const [ax, ay] = line[Math.max(i - reach, 0)] ?? [0, 0];
  const [bx, by] = line[i] ?? [0, 0];
  const [cx, cy] = line[Math.min(i + reach, line.length - 1)] ?? [0, 0];
  const cross = (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
  const dot = (bx - ax) * (cx - bx) + (by - ay) * (cy - by);
  return Math.abs(Math.atan2(cross, dot));
}

/** Drawn 90 to 320 pixels large, with the pointer's own jitter, on whole pixels. */
function pixels(points: readonly Point[], random: RandomStream): readonly Point[] {
  const size = 90 * (320 / 90) ** random.uniform();
  const whole = (value: number): number => Math.round(size * value + 0.4 * random.normal());
  return points.map(([x, y]): Point => [whole(x), whole(y)]);
}
