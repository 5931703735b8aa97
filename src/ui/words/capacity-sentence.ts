/** What a capacity sweep has shown: only models that were trained to the end are in it. */
import * as words from '#words/ui/words/capacity-sentence';
import type { ModeId } from '../../catalog/modes/modes';
import type { CapacityPoint } from '../../state/slices/capacity-slice';
import { formatCount, formatShare, listed, sentenceCase } from './format';
import { modeName } from './run-name';

/** From this share on a model counts as knowing its pairs. */
const KNOWN = 0.95;

export function capacitySentence(points: readonly CapacityPoint[]): string {
  if (points.length === 0) return words.toCome;
  const modes = [...new Set(points.map(({ mode }) => mode))];
  const complete = [...new Set(points.map(({ pairs }) => pairs))].filter((pairs) =>
    modes.every((mode) => points.some((point) => point.mode === mode && point.pairs === pairs)),
  );
  const most = Math.max(...complete);
  const scoreOf = (mode: ModeId): number => points.find((point) => point.mode === mode && point.pairs === most)?.score ?? 0;
  const known = listed(modes.map((mode) => words.knows(modeName(mode), formatShare(scoreOf(mode)))));
  return [
    `${sentenceCase(listed(modes.map((mode) => held(points, mode))))}.`,
    ...(complete.length === 0 ? [] : [words.ofPairs(formatCount(most), known)]),
    words.singleModels,
  ].join(' ');
}

function held(points: readonly CapacityPoint[], mode: ModeId): string {
  const known = points.filter((point) => point.mode === mode && point.score >= KNOWN);
  return known.length === 0
    ? words.knewNone(modeName(mode), formatShare(KNOWN))
    : words.holds(modeName(mode), formatCount(Math.max(...known.map(({ pairs }) => pairs))));
}
