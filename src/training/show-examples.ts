import type { ForecastTask, FrameExample, FrameTask, TokenExample, TokenTask } from '../catalog/tasks/task';
import type { Examples } from './batches';
import type { ShownExample } from './reports';
import { lastFrame, squaredDistance } from './score';

const shownCount = 6;
/** Frames of a forecast that are shown before the one to be predicted. */
const seenCount = 4;

/** The first few held-out examples as a person reads them: always the same ones, so that progress shows. */
export function showExamples(held: Examples, predictions: readonly (readonly number[])[], seqLen: number): ShownExample[] {
  const shown = <E>(examples: readonly E[], show: (example: E, predicted: readonly number[]) => ShownExample): ShownExample[] =>
    examples.slice(0, shownCount).map((example, i) => show(example, predictions[i] ?? []));
  switch (held.kind) {
    case 'tokens':
      return shown(held.examples, (example, predicted) => showTokens(held.task, example, predicted));
    case 'frames':
      return shown(held.examples, (example, [predicted = -1]) => showLabel(held.task, example, predicted, seqLen));
    case 'forecast':
      return shown(held.examples, ({ frames, next }, predicted) => {
        const { frameSize } = held.task;
        const seen = Array.from({ length: Math.min(seenCount, seqLen) }, (_, i) =>
          frames.subarray(frames.length - (Math.min(seenCount, seqLen) - i) * frameSize).subarray(0, frameSize),
        );
        return {
          prompt: '',
          expected: '',
          predicted: '',
          // Better than copying the last frame.
          correct: [squaredDistance(predicted, next) < squaredDistance(lastFrame({ frames, next }), next)],
          forecast: {
            ...layoutOf(held.task),
            seen: seen.map((frame) => decoded(held.task, frame)),
            expected: decoded(held.task, next),
            predicted: decoded(held.task, predicted),
          },
        };
      });
  }
}

const decoded = ({ input }: ForecastTask, frame: ArrayLike<number>): readonly number[] =>
  input.kind === 'rows' ? input.decode(frame) : Array.from(frame);

const layoutOf = ({ input }: ForecastTask): { readonly columns: readonly string[] | null; readonly width: number } =>
  input.kind === 'rows' ? { columns: input.columns, width: input.columns.length } : { columns: null, width: input.width };

function showLabel(
  { labels, input, frameSize }: FrameTask,
  { frames, label }: FrameExample,
  predicted: number,
  seqLen: number,
): ShownExample {
  const shown = { expected: labels[label] ?? '', predicted: labels[predicted] ?? '', correct: [predicted === label] };
  if (input.kind === 'strokes') return { prompt: '', ...shown, points: input.strokeOf(frames, seqLen) };
  const row = input.decode(frames.subarray(frames.length - frameSize));
  return { prompt: row.map((value) => Number(value.toPrecision(4))).join(', '), ...shown };
}

function showTokens({ vocabulary }: TokenTask, { tokens, scored }: TokenExample, predicted: readonly number[]): ShownExample {
  const positions = scored.flatMap((counts, position) => (counts === 1 ? [position] : []));
  const target = (position: number): number => tokens[position + 1] ?? -1;
  const chosen = (position: number): number => predicted[position] ?? -1;
  return {
    prompt: tokens
      .slice(0, (positions[0] ?? 0) + 1)
      .map((token) => vocabulary[token] ?? '')
      .join(''),
    expected: positions.map((position) => vocabulary[target(position)] ?? '').join(''),
    predicted: positions.map((position) => vocabulary[chosen(position)] ?? '').join(''),
    correct: positions.map((position) => target(position) === chosen(position)),
  };
}
