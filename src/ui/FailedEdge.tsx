import * as words from '#words/ui/app';
import { useEffect, type ReactElement } from 'react';
import type { Failure } from './parts/ErrorBoundary';
import { FailedPart } from './parts/FailedPart';
import './failed-edge.css';

/** Fallback for the notices and the drop zone. A dropped file must not navigate away from the page, and lose the runs. */
export function FailedEdge({ failure }: { readonly failure: Failure }): ReactElement {
  useEffect(() => {
    const hold = (event: DragEvent): void => event.preventDefault();
    const types = ['dragenter', 'dragover', 'drop'] as const;
    for (const type of types) addEventListener(type, hold);
    return () => {
      for (const type of types) removeEventListener(type, hold);
    };
  }, []);
  return (
    <div className="failed-edge">
      <FailedPart failure={failure} title={words.messages} />
    </div>
  );
}
