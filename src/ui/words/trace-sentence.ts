/** The way of one weight, in words. What happened between two records is not known, and not said. */
import * as words from '#words/ui/words/trace-sentence';
import { formatFixed, formatLevel } from './format';

/** One weight at one recorded step. */
export interface RecordedWeight {
  readonly step: number;
  /** Its latent on the axis w/γ. */
  readonly place: number;
  readonly code: number;
}

export function traceSentence(
  points: readonly RecordedWeight[],
  place: { readonly output: number; readonly input: number },
  shownStep: number,
  flips: number | null,
): string {
  const shown = points.findLast(({ step }) => step <= shownStep) ?? points[0];
  if (shown === undefined) return words.notRecorded;
  const seen = points.filter(({ step }) => step <= shownStep);
  const changes = seen.filter(({ code }, i) => i > 0 && code !== seen[i - 1]?.code).length;
  const where = words.where(place.input + 1, place.output + 1);
  const between = changes === 0 ? words.sameCode(seen.length) : words.changed(changes, seen.length - 1);
  const counted = flips === 0 ? words.neverFlipped : flips === 1 ? words.oneFlip : words.flips(flips ?? 0);
  return [
    words.now(where, shown.step, formatFixed(shown.place, 2), formatLevel(shown.code)),
    ...(seen.length < 2 ? [] : [between]),
    ...(flips === null ? [] : [counted]),
  ].join(' ');
}
