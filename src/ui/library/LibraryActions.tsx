import * as words from '#words/ui/library-actions';
import type { ReactElement } from 'react';
import { libraryOf } from '../../state/library/library';
import { usePlayground } from '../hooks/use-playground';

/** The way to all kept runs. */
export function LibraryActions(): ReactElement {
  const library = libraryOf(usePlayground());
  return (
    <div className="sweep-actions">
      <span>{words.all}</span>
      <button type="button" className="button small" onClick={library.open}>
        {words.keptRuns}
      </button>
    </div>
  );
}
