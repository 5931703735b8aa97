import { Suspense, type ReactElement, type ReactNode } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { FailedPart } from './FailedPart';

/** A popover that is fetched when it is opened: where it could not be, it says so in its own place, with a retry. */
export function PopoverPart({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <ErrorBoundary
      fallback={(failure) => (
        <div className="popover">
          <FailedPart failure={failure} />
        </div>
      )}
    >
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}
