/** The ladder of bits for a terminal and for docs/recipes.md: every rung at its own rate, with other seeds than those that chose it. */
import { modeOf } from '../../src/catalog/modes/modes';
import { lossUnitOf, taskOf } from '../../src/catalog/tasks/tasks';
import { experimentOf } from '../../src/experiment/defaults';
import { spreadOf } from '../../src/math/statistics';
import { bitsOf, ladderModes } from '../../src/state/findings/ladder';
import { tableVerdicts } from '../../src/state/findings/table-verdicts';
import { smallestDifference } from '../../src/state/findings/verdict';
import { bitsName } from '../../src/ui/words/ladder-sentence';
import type { RecordedArm } from './recorded-arm';
import { ladderSetting } from './settings';

/** Ascending by bits. */
export const rungModes = ladderModes.toSorted((one, other) => bitsOf(one) - bitsOf(other));

/** A Markdown table, a row a rung; empty where one is missing. */
export function ladderTable(arms: Readonly<Record<string, RecordedArm>>): string {
  const rungs = rungModes.flatMap((mode) => (arms[mode] === undefined ? [] : [{ mode, ...arms[mode] }]));
  if (rungs.length < rungModes.length) return '';
  const experiment = experimentOf(ladderSetting);
  const smallest = smallestDifference(lossUnitOf(experiment), taskOf(experiment).baseline(experiment.seqLen));
  const verdicts = tableVerdicts(
    rungs.map(({ losses }) => losses),
    rungs.slice(1).map((_, i) => [i, i + 1] as const),
    smallest,
  );
  const rows = rungs.map(({ mode, rate, losses }, i) => {
    const { low, median, high } = spreadOf(losses);
    const { call, gap } = verdicts[i - 1] ?? { call: null, gap: 0 };
    const verdict = call === null ? '' : call !== 'apart' ? 'too small to say' : gap < 0 ? 'lower' : 'higher';
    const loss = `${median.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)}) at ${rate}`;
    return [bitsName(bitsOf(mode)), modeOf(mode).labelInText, loss, verdict];
  });
  const heads = ['bits', 'recipe', 'its loss, at its rate', 'than the rung before'];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
