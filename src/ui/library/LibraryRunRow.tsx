import { language } from '#words/language';
import * as words from '#words/ui/library';
import { memo, type ReactElement } from 'react';
import type { FieldName } from '../../experiment/fields';
import { libraryOf } from '../../state/library/library';
import type { LibraryRow } from '../../state/library/library-table';
import type { LibraryId } from '../../worker/protocol';
import { usePlayground } from '../hooks/use-playground';
import { RunMark } from '../RunMark';
import { formatBytes, formatCount, formatShare } from '../words/format';
import { lineOf, traceWords } from '../words/library-words';
import { measuredWords } from '../words/measured-words';
import { Sparkline } from './Sparkline';
import { StarButton } from './StarButton';

const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false });

/** A kept run in a line: choose it, star it, look at it. */
export const LibraryRunRow = memo(function LibraryRunRow(props: {
  readonly row: LibraryRow;
  /** Settings that are not the same in all runs: the others say nothing here. */
  readonly differ: ReadonlySet<FieldName>;
  readonly index: number;
  readonly isChosen: boolean;
  readonly onChoose: (ids: readonly LibraryId[], isChosen: boolean) => void;
}): ReactElement {
  const { row, differ, index, isChosen, onChoose } = props;
  const library = libraryOf(usePlayground());
  const { entry } = row;
  const { id, name, note, starred, step, steps, experiment, summary, sizeBytes, keptAtMs, losses } = entry;
  const { loss } = measuredWords(experiment);
  return (
    <tr aria-rowindex={index} data-row data-chosen={isChosen || undefined}>
      <td className="library-check">
        <label>
          <input type="checkbox" checked={isChosen} aria-label={words.choose(name)} onChange={() => onChoose([id], !isChosen)} />
        </label>
      </td>
      <th scope="row">
        <div className="library-run">
          <StarButton name={name} starred={starred} onChange={(star) => void library.describe(id, { starred: star })} />
          <div className="library-about">
            <button type="button" className="library-name" onClick={() => void library.show([id])}>
              {name}
            </button>
            {note === '' ? null : <span className="library-note"> {note}</span>}
            <div className="library-what">
              <RunMark mode={experiment.mode} /> {lineOf(row, differ, true)}
            </div>
          </div>
        </div>
      </th>
      <td>
        <Sparkline losses={losses} steps={steps} mode={experiment.mode} description={traceWords(entry)} />
      </td>
      <td className="library-number">{summary.heldOutLossNats === null ? '–' : loss(summary.heldOutLossNats)}</td>
      <td className="library-number">{summary.score === null ? '–' : formatShare(summary.score)}</td>
      <td className="library-number library-more">
        {formatCount(step)}
        {step < steps ? <small className="spread">{words.ofSteps(formatCount(steps))}</small> : null}
      </td>
      <td className="library-number library-more">{formatBytes(sizeBytes)}</td>
      <td className="library-number library-most">{day.format(keptAtMs)}</td>
    </tr>
  );
});
