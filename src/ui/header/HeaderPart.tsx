import type { ReactElement, ReactNode } from 'react';
import { ErrorBoundary } from '../parts/ErrorBoundary';

/** A part of the header. Where one fails there is room for a word, not for a sentence: that is its title. */
export function HeaderPart({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <ErrorBoundary
      fallback={({ error, retry }) => (
        <button type="button" className="link-button" title={`The playground has made a mistake here: ${error.message}`} onClick={retry}>
          Not shown, try again
        </button>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
