/** The way of one weight, in words. What happened between two records is not known, and not said. */
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
  if (shown === undefined) return 'This weight has not been recorded yet.';
  const seen = points.filter(({ step }) => step <= shownStep);
  const changes = seen.filter(({ code }, i) => i > 0 && code !== seen[i - 1]?.code).length;
  const where = `The weight from input ${place.input + 1} to output ${place.output + 1}`;
  const now = `at step ${shown.step} its latent is ${formatFixed(shown.place, 2)} of the scale, so its code is ${formatLevel(shown.code)}`;
  const between =
    seen.length < 2
      ? ''
      : changes === 0
        ? ` It had the same code in all ${seen.length} records up to here.`
        : ` Its code changed between ${changes} of the ${seen.length - 1} pairs of records up to here.`;
  const counted =
    flips === null ? '' : ` Counted at every step: ${flips === 0 ? 'it never flipped' : flips === 1 ? 'one flip' : `${flips} flips`}.`;
  return `${where}: ${now}.${between}${counted}`;
}
