import type { ModeId } from '../../catalog/modes/modes';
import type { LayerInspection } from '../../worker/protocol';
import { formatShare } from '../words/format';

/** "−1 31%, 0 38%, +1 31%" */
export function codeShares({ counts }: LayerInspection, mode: ModeId): string {
  const total = Math.max(1, counts['-1'] + counts['0'] + counts['1']);
  const share = (count: number): string => formatShare(count / total);
  return [`−1 ${share(counts['-1'])}`, ...(mode === 'binary' ? [] : [`0 ${share(counts['0'])}`]), `+1 ${share(counts['1'])}`].join(', ');
}
