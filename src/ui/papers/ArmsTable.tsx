import * as words from '#words/ui/papers';
import type { ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import { spreadOf } from '../../math/statistics';
import type { MeasuredCards } from '../../state/papers/measured';
import { RunMark } from '../RunMark';
import { formatShare, formatSignificant } from '../words/format';
import type { MeasuredWords } from '../words/measured-words';
import { modeName } from '../words/run-name';

/** What each arm of a card has reached, and at which rate. */
export function ArmsTable({
  measured,
  modes,
  words: said,
}: {
  readonly measured: MeasuredCards;
  readonly modes: readonly ModeId[];
  readonly words: MeasuredWords;
}): ReactElement {
  const range = (values: readonly number[], format: (value: number) => string): string => {
    const { low, median, high } = spreadOf(values);
    return words.range(format(median), format(low), format(high));
  };
  return (
    <table className="paper-table">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          {[words.heads.recipe, words.heads.rate, words.heads.score, words.heads.loss].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {modes.map((mode) => {
          const { rate, scores, losses } = measured.arms[mode] ?? { rate: 0, scores: [], losses: [] };
          return (
            <tr key={mode}>
              <th scope="row">
                <span className="paper-arm">
                  <RunMark mode={mode} /> {modeName(mode)}
                </span>
              </th>
              <td>{formatSignificant(rate)}</td>
              <td>{range(scores, formatShare)}</td>
              <td>{range(losses, said.loss)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
