import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { countOf, totalOf } from '../../math/weight-counts';
import type { LayerInspection } from '../../worker/protocol';
import { formatLevel, formatShare } from '../words/format';

/** "−1 31%, 0 38%, +1 31%" */
export function codeShares({ counts }: LayerInspection, mode: ModeId): string {
  const total = Math.max(1, totalOf(counts));
  return (modeOf(mode).levels ?? []).map((level) => `${formatLevel(level)} ${formatShare(countOf(counts, level) / total)}`).join(', ');
}
