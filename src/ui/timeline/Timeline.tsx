import { lazy, Suspense, type ReactElement } from 'react';
import { ErrorBoundary } from '../ErrorBoundary';

/** Nothing is recorded yet at the first paint. */
const TimelineBar = lazy(async () => ({ default: (await import('./TimelineBar')).TimelineBar }));

/** The scrubber, or its place until it has come. Without it the page stays live. */
export function Timeline(): ReactElement {
  return (
    <ErrorBoundary fallback={null}>
      <Suspense fallback={<div className="timeline-place" />}>
        <TimelineBar />
      </Suspense>
    </ErrorBoundary>
  );
}
