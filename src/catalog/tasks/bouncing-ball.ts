/**
 * Bouncing ball: pictures of 8 × 8 grey values, of which the next one is to be drawn. A ball flies straight and bounces
 * off the walls like light. To foretell the picture one must know where it is and which way it flies, neither of which is
 * in any single picture; copying the last one is the strategy to beat.
 */
import * as words from '#words/catalog/tasks/bouncing-ball';
import { randomStream, type RandomStream } from '../../math/random';
import { between } from './chance';
import type { ForecastExample, ForecastTask, PictureInput } from './task';

const side = 8;
/** All in pixels: the ball's softness (σ of a Gaussian), how near its middle comes to a wall, how far it goes in a frame. */
const [softness, margin, slowest, fastest] = [0.85, 1, 0.4, 1.1];

const fewestFrames = 3;
const mostFrames = 64;

type Vector = readonly [number, number];

/** Folds a straight flight into the room between `low` and `high`: what a ball does that loses nothing at the walls. */
function folded(place: number, low: number, high: number): number {
  const room = high - low;
  const along = (((place - low) % (2 * room)) + 2 * room) % (2 * room);
  return low + (along < room ? along : 2 * room - along);
}

function picture([x, y]: Vector): Float32Array {
  return Float32Array.from({ length: side * side }, (_, i) => {
    const [dx, dy] = [(i % side) + 0.5 - x, Math.floor(i / side) + 0.5 - y];
    return Math.exp(-(dx * dx + dy * dy) / (2 * softness * softness));
  });
}

/** `count` pictures of a flight from `at` with `velocity`, in pixels. */
function flight([x, y]: Vector, [u, v]: Vector, count: number): readonly Float32Array[] {
  return Array.from({ length: count }, (_, i) =>
    picture([folded(x + i * u, margin, side - margin), folded(y + i * v, margin, side - margin)]),
  );
}

function sample(random: RandomStream, seqLen: number): ForecastExample {
  const at = (): number => between(random, margin, side - margin);
  const [speed, angle] = [between(random, slowest, fastest), 2 * Math.PI * random.uniform()];
  const pictures = flight([at(), at()], [speed * Math.cos(angle), speed * Math.sin(angle)], seqLen + 1);
  const frames = new Float32Array(seqLen * side * side);
  pictures.slice(0, seqLen).forEach((values, i) => frames.set(values, i * side * side));
  return { frames, next: pictures[seqLen] ?? new Float32Array(side * side) };
}

let copyingLoss: number | null = null;

/** Measured on flights of its own: the mean over where a ball may be and how it may fly has no closed form. */
function lossOfCopying(): number {
  if (copyingLoss !== null) return copyingLoss;
  const random = randomStream(0, 'bouncing ball, baseline');
  let [sum, count] = [0, 0];
  for (let i = 0; i < 2000; i++) {
    const { frames, next } = sample(random, 1);
    next.forEach((value, pixel) => (sum += (value - (frames[pixel] ?? 0)) ** 2));
    count += next.length;
  }
  copyingLoss = sum / count;
  return copyingLoss;
}

export const bouncingBall: ForecastTask<PictureInput> = {
  kind: 'forecast',
  label: words.label,
  group: 'frames',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  lossUnit: () => 'squaredError',
  baselineLoss: lossOfCopying,
  frameSize: side * side,
  defaults: {
    recipe: 'b1.58',
    seqLen: 8,
    steps: 600,
    batchSize: 32,
    lambdaSteps: 200,
    warmupSteps: 30,
    learningRate: { ternary: 5e-3, binary: 5e-3, none: 2e-3 },
  },
  input: {
    kind: 'pictures',
    width: side,
    height: side,
    launch: ([x, y], [u, v], count) => flight([x * side, y * side], [u * side, v * side], count),
  },
  refuseSeqLen(seqLen) {
    if (Number.isInteger(seqLen) && seqLen >= fewestFrames && seqLen <= mostFrames) return null;
    return words.badLength(fewestFrames, mostFrames);
  },
  baseline: () => ({ score: 0, lossNats: lossOfCopying(), label: words.copying }),
  floor: () => null,
  sample,
};
