import * as words from '#words/ui/library';
import { useDeferredValue, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import { LIBRARY_ENDING, libraryOf } from '../../state/library/library';
import { differing, groupings, listed, rowOf, type Grouping, type SortKey } from '../../state/library/library-table';
import type { LibraryEntry, LibraryId } from '../../worker/protocol';
import { usePlayground } from '../hooks/use-playground';
import { EmptyState } from '../parts/EmptyState';
import { saveFile } from '../save-file';
import { formatCount, sentenceCase } from '../words/format';
import { countedRuns, groupingName, searchWords, sortNames } from '../words/library-words';
import { LibraryTable } from './LibraryTable';
import { MOST_TOGETHER } from './run-lines';
import { useLibrary } from '../hooks/use-library';

/** The runs that are listed, what can be done with those that are chosen, and the library as a file. */
export function LibraryList({ entries }: { readonly entries: readonly LibraryEntry[] | null }): ReactElement {
  const library = libraryOf(usePlayground());
  const packing = useLibrary((state) => state.packing);
  const [search, setSearch] = useState('');
  const [starredOnly, setStarredOnly] = useState(false);
  const [sort, setSort] = useState<SortKey>('kept');
  const [grouping, setGrouping] = useState<Grouping>('none');
  const [chosen, setChosen] = useState<ReadonlySet<LibraryId>>(new Set());
  const file = useRef<HTMLInputElement>(null);
  const [searchField, sortField, groupField] = [useId(), useId(), useId()];

  const rows = useMemo(() => (entries ?? []).map((entry) => rowOf(entry, searchWords)), [entries]);
  // What is typed stands there at once; the list follows.
  const sought = useDeferredValue(search);
  const shown = useMemo(() => listed(rows, { search: sought, starredOnly, sort }), [rows, sought, starredOnly, sort]);
  const differ = useMemo(() => differing(rows), [rows]);
  // What is not listed is not acted on.
  const picked = useMemo(() => shown.flatMap(({ entry }) => (chosen.has(entry.id) ? entry.id : [])), [shown, chosen]);
  const [choose] = useState(
    () =>
      (ids: readonly LibraryId[], isChosen: boolean): void =>
        setChosen((former) => {
          const next = new Set(former);
          for (const id of ids)
            if (isChosen) next.add(id);
            else next.delete(id);
          return next;
        }),
  );

  /** What is brought back is not chosen any more: the next press of Delete means something else. */
  function remove(ids: readonly LibraryId[]): void {
    choose(ids, false);
    void library.remove(ids);
  }

  async function save(): Promise<void> {
    const ids = picked.length > 0 ? picked : rows.map(({ entry }) => entry.id);
    const packed = await library.pack(ids);
    if (packed !== null) saveFile(packed, ['bitnet-playground', ids.length, 'runs'].join('-') + LIBRARY_ENDING);
  }

  if (entries === null) return <EmptyState>{words.toCome}</EmptyState>;
  return (
    <>
      <p className="library-purpose">{words.purpose}</p>
      <div className="library-tools">
        <div className="library-search">
          <label htmlFor={searchField}>{words.search}</label>
          <input
            id={searchField}
            type="search"
            value={search}
            placeholder={words.searched}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
        <div>
          <label htmlFor={sortField}>{words.order}</label>
          <select id={sortField} value={sort} onChange={(event) => setSort(event.currentTarget.value as SortKey)}>
            {(Object.keys(sortNames) as SortKey[]).map((key) => (
              <option key={key} value={key}>
                {sortNames[key]}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor={groupField}>{words.groupBy}</label>
          <select id={groupField} value={grouping} onChange={(event) => setGrouping(event.currentTarget.value as Grouping)}>
            {groupings(differ).map((key) => (
              <option key={key} value={key}>
                {groupingName(key)}
              </option>
            ))}
          </select>
        </div>
        <label className="library-starred">
          <input type="checkbox" checked={starredOnly} onChange={() => setStarredOnly(!starredOnly)} />
          {words.starredOnly}
        </label>
      </div>
      {rows.length === 0 ? (
        <EmptyState>{words.empty}</EmptyState>
      ) : (
        <LibraryTable rows={shown} differ={differ} grouping={grouping} sort={sort} chosen={chosen} onSort={setSort} onChoose={choose} />
      )}
      <div className="library-foot">
        <p role="status">
          {packing === null
            ? picked.length === 0
              ? shown.length === rows.length
                ? words.all(sentenceCase(countedRuns(rows.length)))
                : words.someOf(formatCount(shown.length), countedRuns(rows.length))
              : words.chosen(sentenceCase(countedRuns(picked.length)))
            : words.packing(formatCount(packing.done + 1), formatCount(packing.total))}
        </p>
        <button
          type="button"
          className="button small primary"
          disabled={picked.length < 2 || picked.length > MOST_TOGETHER}
          onClick={() => void library.show(picked)}
        >
          {words.sideBySide}
        </button>
        <button type="button" className="button small" disabled={picked.length === 0} onClick={() => remove(picked)}>
          {words.remove}
        </button>
        <button type="button" className="button small" disabled={rows.length === 0 || packing !== null} onClick={() => void save()}>
          {picked.length > 0 ? words.save : words.saveAll}
        </button>
        <button type="button" className="button small" onClick={() => file.current?.click()}>
          {words.add}
        </button>
        <button
          type="button"
          className="link-button"
          disabled={rows.length === 0}
          onClick={() => remove(rows.map(({ entry }) => entry.id))}
        >
          {words.removeAll}
        </button>
        <input
          ref={file}
          type="file"
          accept={LIBRARY_ENDING}
          hidden
          tabIndex={-1}
          aria-label={words.file}
          onChange={(event) => {
            const [given] = event.currentTarget.files ?? [];
            if (given !== undefined) void library.bring(given);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {picked.length > MOST_TOGETHER ? <p className="library-what">{words.atMost(MOST_TOGETHER)}</p> : null}
    </>
  );
}
