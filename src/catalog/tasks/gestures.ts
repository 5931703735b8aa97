/**
 * Gestures: one pointer stroke of ten shapes, `seqLen` frames, one label. The training strokes are drawn by a simulated
 * hand (`stroke-noise`); some are cut short, so that the model names a shape before it is finished.
 */
import * as words from '#words/catalog/tasks/gestures';
import type { RandomStream } from '../../math/random';
import { shapes } from './shapes';
import { arcLengths, strokeFrames, strokeFrameSize, strokePoints } from './stroke';
import type { Point } from './stroke';
import { drawByHand } from './stroke-noise';
import type { FrameExample, FrameTask, StrokeInput } from './task';

const fewestFrames = 8;
const mostFrames = 240;

/** Share of the strokes that stop early, and how much of the stroke the shortest of them keep. */
const unfinishedShare = 0.2;
const leastFinished = 0.7;

function sample(random: RandomStream, seqLen: number): FrameExample {
  const label = random.integer(shapes.length);
  const shape = shapes[label] ?? random.pick(shapes);
  const stroke = drawByHand(shape.vary(random), shape.closed, random);
  const finished = random.uniform() < unfinishedShare ? leastFinished + (1 - leastFinished) * random.uniform() : 1;
  return { frames: strokeFrames(beginning(stroke, finished), seqLen), label };
}

/** The first `share` of a stroke, by length. */
function beginning(stroke: readonly Point[], share: number): readonly Point[] {
  const distances = arcLengths(stroke);
  const end = share * (distances.at(-1) ?? 0);
  return stroke.filter((_, i) => (distances[i] ?? 0) <= end);
}

export const gestures: FrameTask<StrokeInput> = {
  kind: 'frames',
  label: words.label,
  group: 'frames',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  defaults: {
    recipe: 'edifice',
    seqLen: 60,
    steps: 300,
    batchSize: 24,
    dropout: 0.1,
    lambdaSteps: 150,
    warmupSteps: 30,
    learningRate: { ternary: 1e-2, binary: 1e-2, none: 4e-3 },
  },
  frameSize: strokeFrameSize,
  labels: shapes.map(({ label }) => label),
  symbols: ['circle', 'square', 'triangle', 'star', 'heart', words.figureEight, 'spiral', 'zigzag', 'arrow', words.checkMark],
  refuseSeqLen(seqLen) {
    if (Number.isInteger(seqLen) && seqLen >= fewestFrames && seqLen <= mostFrames) return null;
    return words.badLength(fewestFrames, mostFrames);
  },
  baseline: () => ({ score: 1 / shapes.length, lossNats: Math.log(shapes.length), label: words.guessing }),
  floor: () => null,
  sample,
  input: { kind: 'strokes', frames: strokeFrames, strokeOf: strokePoints, templates: shapes.map(({ template }) => template) },
};
