/** What a capacity sweep has shown: only models that were trained to the end are in it. */
import type { ModeId } from '../../catalog/modes/modes';
import type { CapacityPoint } from '../../state/slices/capacity-slice';
import { formatCount, formatShare, listed } from './format';
import { modeName } from './run-name';

/** From this share on a model counts as knowing its pairs. */
const KNOWN = 0.95;

export function capacitySentence(points: readonly CapacityPoint[]): string {
  if (points.length === 0) return 'How many random pairs do the weights hold? Each dot will be a model trained to the end.';
  const modes = [...new Set(points.map(({ mode }) => mode))];
  const complete = [...new Set(points.map(({ pairs }) => pairs))].filter((pairs) =>
    modes.every((mode) => points.some((point) => point.mode === mode && point.pairs === pairs)),
  );
  const most = Math.max(...complete);
  const at =
    complete.length === 0
      ? ''
      : ` Of ${formatCount(most)} pairs, ${listed(modes.map((mode) => `${modeName(mode)} knows ${formatShare(points.find((point) => point.mode === mode && point.pairs === most)?.score ?? 0)}`))}.`;
  return `${listed(modes.map((mode) => held(points, mode)))}.${at} Each is a single model: another seed may know more or fewer.`.replace(
    /^./,
    (letter) => letter.toUpperCase(),
  );
}

function held(points: readonly CapacityPoint[], mode: ModeId): string {
  const known = points.filter((point) => point.mode === mode && point.score >= KNOWN);
  return known.length === 0
    ? `${modeName(mode)} knew ${formatShare(KNOWN)} of no list so far`
    : `${modeName(mode)} holds ${formatCount(Math.max(...known.map(({ pairs }) => pairs)))} pairs`;
}
