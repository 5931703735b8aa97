import * as words from '#words/ui/library';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { libraryOf } from '../../state/library/library';
import { usePlayground } from '../hooks/use-playground';
import { Dialog } from '../parts/Dialog';
import { broughtWords, deletedRunsWords } from '../words/library-words';
import { LibraryList } from './LibraryList';
import { SideBySide } from './SideBySide';
import { useLibrary } from '../hooks/use-library';
import './library.css';

/** All runs that this browser keeps: the table of them, or some of them side by side. */
export function LibraryDialog(): ReactElement {
  const library = libraryOf(usePlayground());
  const { entries, shown, deleted, brought, problem } = useLibrary((state) => state);
  useEffect(() => void library.load(), [library]);
  const together = useMemo(() => shown.flatMap((id) => entries?.find((entry) => entry.id === id) ?? []), [shown, entries]);
  const isTogether = together.length > 0;
  const list = useRef<HTMLDivElement>(null);
  // The button that led back is not there any more: Tab goes on from the list.
  useEffect(() => {
    if (!isTogether) return;
    const { current } = list;
    return () => current?.focus();
  }, [isTogether]);
  return (
    <Dialog title={words.title} className="library-dialog" onClose={library.close}>
      {problem === null ? null : (
        <p role="alert" className="library-problem">
          {problem}
        </p>
      )}
      <div role="status" className="library-status">
        {deleted === null ? null : (
          <p className="library-said">
            {deletedRunsWords(deleted.ids.length, deleted.inTraining)}{' '}
            {deleted.ids.length === 0 ? null : (
              <button type="button" className="link-button" onClick={() => void library.undoRemove()}>
                {words.undo}
              </button>
            )}
          </p>
        )}
        {brought === null ? null : <p className="library-said">{broughtWords(brought)}</p>}
      </div>
      {/* The table stays, with what was searched and chosen, while runs are looked at. */}
      <div hidden={isTogether} ref={list} tabIndex={-1} className="library-list">
        <LibraryList entries={entries} />
      </div>
      {isTogether ? <SideBySide entries={together} /> : null}
    </Dialog>
  );
}
