import * as words from '#words/ui/library';
import { memo, type ReactElement } from 'react';
import type { FieldName } from '../../experiment/fields';
import type { Grouping, RunGroup } from '../../state/library/library-table';
import type { LibraryId } from '../../worker/protocol';
import { SpreadCell } from '../parts/SpreadCell';
import { formatBytes, formatShare, sentenceCase } from '../words/format';
import { groupTitle, groupWords } from '../words/library-words';
import { measuredWords } from '../words/measured-words';

/** What some runs have in common, and what they came to together: the median, and from the lowest to the highest. */
export const LibraryGroupRow = memo(function LibraryGroupRow(props: {
  readonly group: RunGroup;
  readonly grouping: Grouping;
  readonly differ: ReadonlySet<FieldName>;
  readonly index: number;
  readonly isChosen: boolean;
  readonly onChoose: (ids: readonly LibraryId[], isChosen: boolean) => void;
}): ReactElement | null {
  const { group, grouping, differ, index, isChosen, onChoose } = props;
  const { rows, results } = group;
  const [first] = rows;
  if (first === undefined) return null;
  const title = sentenceCase(groupTitle(grouping, rows, differ));
  const said = groupWords(rows.length, results);
  const { loss } = measuredWords(first.entry.experiment);
  return (
    <tr aria-rowindex={index} data-row className="library-group">
      <td className="library-check">
        <label>
          <input
            type="checkbox"
            checked={isChosen}
            aria-label={words.chooseGroup(title)}
            onChange={() =>
              onChoose(
                rows.map(({ entry }) => entry.id),
                !isChosen,
              )
            }
          />
        </label>
      </td>
      <th scope="rowgroup" aria-label={words.group(title, said)}>
        <div className="library-about">
          <div className="library-name">{title}</div>
          <div className="library-what">{said}</div>
        </div>
      </th>
      <td className="library-what">{results.ended > 1 && results.loss !== null ? words.medianAndRange : '–'}</td>
      <SpreadCell spread={results.loss} format={loss} />
      <SpreadCell spread={results.score} format={formatShare} />
      <td className="library-number library-more">–</td>
      <td className="library-number library-more">{formatBytes(rows.reduce((sum, { entry }) => sum + entry.sizeBytes, 0))}</td>
      <td className="library-number library-most">–</td>
    </tr>
  );
});
