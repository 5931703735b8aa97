import * as words from '#words/ui/library';
import { useEffect, useRef, type ReactElement } from 'react';
import { libraryOf } from '../../state/library/library';
import type { LibraryEntry } from '../../worker/protocol';
import { usePlayground } from '../hooks/use-playground';
import { differenceSentence } from '../words/library-words';
import { RunCard } from './RunCard';
import { RunCurves } from './RunCurves';
import { RunRidges } from './RunRidges';
import { useLibrary } from '../hooks/use-library';

/** One kept run, or several side by side: what each is, what was changed from the first to the others, their curves and their weights. */
export function SideBySide({ entries }: { readonly entries: readonly LibraryEntry[] }): ReactElement {
  const library = libraryOf(usePlayground());
  const logs = useLibrary((state) => state.logs);
  const back = useRef<HTMLButtonElement>(null);
  const [first, ...others] = entries;
  // What was pressed is not there any more.
  useEffect(() => {
    back.current?.focus();
  }, []);
  const isRead = entries.every(({ id }) => logs.has(id));
  return (
    <>
      <div>
        <button ref={back} type="button" className="button small" onClick={() => void library.show([])}>
          {words.allRuns}
        </button>
      </div>
      <ul className="library-cards">
        {entries.map((entry, place) => (
          <RunCard key={entry.id} entry={entry} place={place} />
        ))}
      </ul>
      {first === undefined || others.length === 0 ? null : (
        <section aria-labelledby="library-differences">
          <h3 id="library-differences">{words.changed}</h3>
          <ul className="library-differences">
            {others.map((other) => (
              <li key={other.id}>{differenceSentence(first, other)}</li>
            ))}
          </ul>
        </section>
      )}
      {isRead ? (
        <>
          <RunCurves entries={entries} logs={logs} />
          <RunRidges entries={entries} logs={logs} />
        </>
      ) : (
        <p role="status">{words.readingLogs}</p>
      )}
    </>
  );
}
