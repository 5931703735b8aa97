/**
 * Your gestures: shapes that a person has drawn a dozen times each. Training sees each stroke as other hands might have
 * drawn it (`stroke-noise`); measured are the held-out strokes, one and all, just as they were drawn.
 */
import * as words from '#words/catalog/tasks/own-gestures';
import type { RandomStream } from '../../math/random';
import type { StrokesCard } from '../data/card';
import { dataOf, MissingDataError, type DataLibrary, type StrokesData } from '../data/own-data';
import { gestures } from './gestures';
import { strokeFrames, strokePoints, type Point } from './stroke';
import { drawByHand } from './stroke-noise';
import type { FrameExample, FrameTask, Split, StrokeInput, TaskFamily } from './task';

const description = {
  label: words.label,
  group: 'own',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  defaults: { ...gestures.defaults, steps: 200, lambdaSteps: 80 },
} as const;

/** Points that a stroke is described by before it is varied. */
const described = 64;

export const ownGestures: TaskFamily = {
  ...description,
  kind: 'family',
  needs: 'strokes',
  of({ data }, library) {
    if (data?.kind !== 'strokes') throw new TypeError(words.noCard);
    return gestureTask(data, library);
  },
};

function gestureTask(card: StrokesCard, library: DataLibrary): FrameTask<StrokeInput> {
  const { labels, trainStrokes } = card;
  const drawn = dataOf(library, 'strokes', card.digest);

  function strokesOf(split: Split): StrokesData['strokes'] {
    if (drawn === null) throw new MissingDataError(words.missingData);
    return split === 'train' ? drawn.strokes.slice(0, trainStrokes) : drawn.strokes.slice(trainStrokes);
  }

  function varied(points: readonly Point[], random: RandomStream): readonly Point[] {
    return drawByHand(strokePoints(strokeFrames(points, described)), false, random);
  }

  return {
    ...description,
    kind: 'frames',
    separation: 'own',
    ...(drawn === null ? { lacksData: true } : {}),
    frameSize: gestures.frameSize,
    labels,
    // What the person drew is theirs; there is no clean stroke of it to show.
    input: { ...gestures.input, templates: [] },
    refuseSeqLen: gestures.refuseSeqLen,
    baseline: () => ({ score: 1 / labels.length, lossNats: Math.log(labels.length), label: words.guessing }),
    floor: () => null,
    sample(random, seqLen, split = 'train'): FrameExample {
      const { label, points } = random.pick(strokesOf(split));
      return { frames: strokeFrames(split === 'train' ? varied(points, random) : points, seqLen), label };
    },
    every: (seqLen, split) => strokesOf(split).map(({ label, points }) => ({ frames: strokeFrames(points, seqLen), label })),
  };
}
