import type { ReactElement } from 'react';
import { libraryOf } from '../../state/library/library';
import { usePlayground } from '../hooks/use-playground';

/** The way to all kept runs. */
export function LibraryActions(): ReactElement {
  const library = libraryOf(usePlayground());
  return (
    <div className="sweep-actions">
      <span>All that you trained before:</span>
      <button type="button" className="button small" onClick={library.open}>
        Kept runs
      </button>
    </div>
  );
}
