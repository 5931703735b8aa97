import * as words from '#words/ui/comparison';
import { Fragment, type ReactElement } from 'react';
import { fileCommands } from '../../state/commands/file-commands';
import { Term } from '../glossary/Term';
import { lossTerms } from '../glossary/terms-of';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { RunMark } from '../RunMark';
import { FILE_SIZE } from '../words/file-size';
import { formatBytes, formatFixed, formatShare } from '../words/format';
import type { MeasuredWords } from '../words/measured-words';
import type { ComparisonRow, RowGroup } from './comparison-rows';
import { SeedWhisker } from './SeedWhisker';
import { SpreadCell } from '../parts/SpreadCell';
import { whiskerScale, type WhiskerScale } from './whisker-scale';

/** Every arm, and its weights used otherwise, measured on the same held-out data. Over several seeds: median and range. */
export function ComparisonTable({
  rows,
  scoreLabel,
  seeds,
  words: measured,
  smallest,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly scoreLabel: string;
  readonly seeds: number;
  readonly words: MeasuredWords;
  /** Differences of losses below it mean nothing. */ readonly smallest: number;
}): ReactElement {
  const groups = (Object.keys(words.groups) as readonly RowGroup[])
    .map((group) => ({ group, members: rows.filter((row) => row.group === group) }))
    .filter(({ members }) => members.length > 0);
  const scale = whiskerScale(rows, smallest);
  return (
    <>
      <table className="comparison-table">
        <caption className="visually-hidden">
          {words.caption(measured.quantities.heldOutLoss, scoreLabel)} {seeds > 1 ? `${words.medianOfSeeds(seeds)} ` : ''}
          {words.usedOtherwise}
        </caption>
        <thead>
          <tr>
            <th scope="col">{seeds > 1 ? words.medianOf(seeds) : words.run}</th>
            <th scope="col">
              <Term id={lossTerms[measured.unit]}>{words.loss}</Term>
            </th>
            <th scope="col">
              <Term id="score" note={words.scoreNote(scoreLabel)}>
                {words.score}
              </Term>
            </th>
            <th scope="col">
              <Term id="information" note={words.bitsNote}>
                {words.bits}
              </Term>
            </th>
            <th scope="col">
              <Term id="packedFile" note={`${FILE_SIZE}.`}>
                {words.file}
              </Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, members }) => (
            <Fragment key={group}>
              {group === 'trained' ? null : (
                <tr className="row-group">
                  <td colSpan={5}>{words.groups[group]}</td>
                </tr>
              )}
              {members.map((row) => (
                <Fragment key={row.id}>
                  <Row row={row} loss={measured.loss} scale={scale} />
                  {row.failures[0] === undefined ? null : (
                    <tr className="run-failure">
                      <td colSpan={5}>{row.failures[0]}</td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {scale === null ? null : <p className="whisker-note">{words.whiskerNote}</p>}
    </>
  );
}

function Row({
  row,
  loss,
  scale,
}: {
  readonly row: ComparisonRow;
  readonly loss: MeasuredWords['loss'];
  readonly scale: WhiskerScale | null;
}): ReactElement {
  const playground = usePlayground();
  const { guest, lossNats, otherSeeds } = row;
  return (
    <tr data-hollow={row.group === 'otherwise'} data-pinned={row.group === 'pinned'}>
      <th scope="row">
        <span className="run-cell">
          <RunMark mode={row.mode} hollow={row.group === 'otherwise'} />
          {row.name}
          {row.failures.length === 0 ? null : (
            <span className="run-failed">
              <Icon name="warning" size={14} /> {row.seeds > 1 ? words.stoppedOf(row.failures.length, row.seeds) : words.stopped}
            </span>
          )}
          {guest === null ? null : (
            <button
              type="button"
              className="icon-button"
              aria-label={words.close(row.name)}
              onClick={() => void fileCommands(playground).close(guest)}
            >
              <Icon name="cross" size={13} />
            </button>
          )}
        </span>
      </th>
      <SpreadCell spread={lossNats} format={loss}>
        {scale === null || otherSeeds === null || lossNats === null ? null : (
          <SeedWhisker spread={otherSeeds} loss={lossNats.median} scale={scale} format={loss} />
        )}
      </SpreadCell>
      <SpreadCell spread={row.score} format={formatShare} />
      <SpreadCell spread={row.bitsPerWeight} format={(bits) => (bits === 32 ? '32' : formatFixed(bits, 2))} />
      <td>{formatBytes(row.sizeBytes)}</td>
    </tr>
  );
}
