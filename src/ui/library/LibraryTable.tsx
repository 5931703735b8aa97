import * as words from '#words/ui/library';
import { useMemo, useRef, type ReactElement } from 'react';
import { grouped, type Grouping, type LibraryRow, type RunGroup, type SortKey } from '../../state/library/library-table';
import type { FieldName } from '../../experiment/fields';
import type { LibraryId } from '../../worker/protocol';
import { LibraryGroupRow } from './LibraryGroupRow';
import { LibraryRunRow } from './LibraryRunRow';
import { useRowsInSight } from './use-rows-in-sight';

/** The columns by which one can sort, with their heads. */
const columns: readonly { readonly key: SortKey | null; readonly name: string; readonly className?: string }[] = [
  { key: 'name', name: words.columns.name },
  { key: null, name: words.columns.curve },
  { key: 'loss', name: words.columns.loss, className: 'library-number' },
  { key: 'score', name: words.columns.score, className: 'library-number' },
  { key: 'step', name: words.columns.step, className: 'library-number library-more' },
  { key: 'size', name: words.columns.size, className: 'library-number library-more' },
  { key: 'kept', name: words.columns.kept, className: 'library-number library-most' },
];

type Line = { readonly kind: 'run'; readonly row: LibraryRow } | { readonly kind: 'group'; readonly group: RunGroup };

/** Runs in a table that scrolls by itself. Only the rows in sight are drawn; a screen reader is told how many there are. */
export function LibraryTable(props: {
  readonly rows: readonly LibraryRow[];
  /** Settings that are not the same in all runs. */
  readonly differ: ReadonlySet<FieldName>;
  readonly grouping: Grouping;
  readonly sort: SortKey;
  readonly chosen: ReadonlySet<LibraryId>;
  readonly onSort: (sort: SortKey) => void;
  readonly onChoose: (ids: readonly LibraryId[], isChosen: boolean) => void;
}): ReactElement {
  const { rows, differ, grouping, sort, chosen, onSort, onChoose } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo((): readonly Line[] => {
    if (grouping === 'none') return rows.map((row) => ({ kind: 'run', row }));
    return grouped(rows, grouping).flatMap((group) => [
      { kind: 'group' as const, group },
      ...group.rows.map((row) => ({ kind: 'run' as const, row })),
    ]);
  }, [rows, grouping]);
  const { first, end, rowHeight } = useRowsInSight(scroller, lines.length);
  const areAllChosen = rows.length > 0 && rows.every(({ entry }) => chosen.has(entry.id));

  return (
    // Scrolls by itself, so that a keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="library-scroller" ref={scroller} tabIndex={0} role="region" aria-label={words.title}>
      <table className="library-table" aria-rowcount={lines.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="library-check">
              <label>
                <input
                  type="checkbox"
                  checked={areAllChosen}
                  aria-label={words.chooseAll}
                  onChange={() =>
                    onChoose(
                      rows.map(({ entry }) => entry.id),
                      !areAllChosen,
                    )
                  }
                />
              </label>
            </th>
            {columns.map(({ key, name, className }) => (
              <th key={name} scope="col" className={className} aria-sort={key === sort ? ascends(key) : undefined}>
                {key === null ? (
                  name
                ) : (
                  <button type="button" className="library-sort" onClick={() => onSort(key)}>
                    {name}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first * rowHeight} />
          {lines
            .slice(first, end)
            .map((line, i) =>
              line.kind === 'run' ? (
                <LibraryRunRow
                  key={line.row.entry.id}
                  row={line.row}
                  differ={differ}
                  index={first + i + 2}
                  isChosen={chosen.has(line.row.entry.id)}
                  onChoose={onChoose}
                />
              ) : (
                <LibraryGroupRow
                  key={`group ${line.group.key}`}
                  group={line.group}
                  grouping={grouping}
                  differ={differ}
                  index={first + i + 2}
                  isChosen={line.group.rows.every(({ entry }) => chosen.has(entry.id))}
                  onChoose={onChoose}
                />
              ),
            )}
          <Gap height={(lines.length - end) * rowHeight} />
        </tbody>
      </table>
    </div>
  );
}

const ascends = (key: SortKey): 'ascending' | 'descending' => (key === 'name' || key === 'loss' ? 'ascending' : 'descending');

/** As high as the rows that are not drawn. */
function Gap({ height }: { readonly height: number }): ReactElement | null {
  return height <= 0 ? null : (
    <tr aria-hidden="true" style={{ height }}>
      {/* Empty: it stands for rows that are counted, not read. */}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <td colSpan={columns.length + 1} />
    </tr>
  );
}
