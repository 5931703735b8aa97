/** What a head of attention does, measured on its matrix: which one is sharpest, and its habit in a sentence. */
import * as words from '#words/ui/words/attention-habit';
import type { HeadPlace } from '../../state/slices/view-slice';
import type { AttentionReport } from '../../worker/protocol';
import { headOf } from './attention-sentence';
import { formatShare } from './format';

/** A habit is named when it takes at least this share of the attention, on average over the places it is said of. */
export const HABIT_SHARE = 0.5;

/** Attention counts as even from this share of the greatest possible entropy on, on average over the places. */
const EVEN_SHARE = 0.95;

/** A habit is said of no fewer places than this. */
const FEWEST_PLACES = 3;

/** The head with the lowest mean entropy; of equals, the first. */
export function sharpestHead(report: AttentionReport): HeadPlace {
  const size = report.tokens.length;
  let best: HeadPlace & { readonly entropy: number } = { layer: 0, head: 0, entropy: Infinity };
  for (let layer = 0; layer < report.layers; layer++)
    for (let head = 0; head < report.heads; head++) {
      const matrix = headOf(report, layer, head);
      const entropy = mean(size, 0, (place) => entropyOf(rowOf(matrix, size, place)));
      if (entropy < best.entropy) best = { layer, head, entropy };
    }
  return { layer: best.layer, head: best.head };
}

/**
 * "It looks 2 places back: 71% of its attention, on average." Null where nothing reaches {@link HABIT_SHARE}. Said of all places
 * but the first, which can only look at itself; else of those from which the model writes.
 */
export function habitSentence(report: AttentionReport, layer: number, head: number): string | null {
  const size = report.tokens.length;
  const matrix = headOf(report, layer, head);
  const everywhere = strongest(matrix, size, 1);
  if (everywhere !== null) return words.looks(everywhere);
  const evenness = size - 1 < FEWEST_PLACES ? 0 : mean(size, 1, (place) => entropyOf(rowOf(matrix, size, place)) / Math.log(place + 1));
  if (evenness >= EVEN_SHARE) return words.evenly(formatShare(evenness));
  // What is written at a place was chosen one place before.
  const writing = Math.max(1, report.writtenFrom - 1);
  const whileWriting = writing === 1 ? null : strongest(matrix, size, writing);
  return whileWriting === null ? null : words.whileWriting(whileWriting);
}

/** The habit with the largest mean share over the places from `from` on, in words; null below {@link HABIT_SHARE}. */
function strongest(matrix: Float32Array, size: number, from: number): string | null {
  if (size - from < FEWEST_PLACES) return null;
  const share = (aimOf: (place: number) => number): number =>
    mean(size, from, (place) => {
      const aim = aimOf(place);
      return aim < 0 || aim > place ? 0 : (matrix[place * size + aim] ?? 0);
    });
  const habits: (readonly [where: string, share: number])[] = [
    [words.atItself, share((place) => place)],
    [words.atStart, share(() => 0)],
    [words.atPrevious, share((place) => place - 1)],
  ];
  for (let back = 2; back < size; back++) habits.push([words.placesBack(back), share((place) => place - back)]);
  // Back to front: as far before a fixed point as the place is behind it.
  for (let sum = from; sum < 2 * size; sum++) habits.push([words.mirrored, share((place) => sum - place)]);
  const [where, most] = habits.reduce((one, other) => (other[1] > one[1] ? other : one));
  return most < HABIT_SHARE ? null : words.withShare(where, formatShare(most), size - from);
}

const rowOf = (matrix: Float32Array, size: number, place: number): Float32Array => matrix.subarray(place * size, place * size + place + 1);

/** In nats. */
const entropyOf = (shares: Float32Array): number => shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);

/** Over the places from `from` to the last. */
function mean(size: number, from: number, of: (place: number) => number): number {
  let sum = 0;
  for (let place = from; place < size; place++) sum += of(place);
  return sum / (size - from);
}
