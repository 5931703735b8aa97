/** The paper bench for a terminal and for docs/recipes.md: what is printed is all that is claimed. */
import { modeOf } from '../../src/catalog/modes/modes';
import { spreadOf } from '../../src/math/statistics';
import { judgedCards, type MeasuredCards } from '../../src/state/papers/measured';
import { findings } from '../../src/words/en/ui/papers';

/** A Markdown table, a row a card. */
export function cardTable(measured: MeasuredCards): string {
  const arm = (mode: string): string => {
    const { rate, losses } = measured.arms[mode] ?? { rate: Number.NaN, losses: [] };
    const { low, median, high } = spreadOf(losses);
    return `${median.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)}) at ${rate}`;
  };
  const rows = judgedCards(measured).map(({ id, twin, claimed, finding }) => [
    id,
    modeOf(claimed).labelInText,
    arm(claimed),
    modeOf(twin).labelInText,
    arm(twin),
    findings[finding],
  ]);
  const heads = ['card', 'recipe', 'its loss, at its rate', 'beside', 'loss, at its rate', 'claim'];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
