import * as words from '#words/ui/timeline';
import { Suspense, type ReactElement } from 'react';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { FailedPart } from '../parts/FailedPart';
import { partBehind } from '../parts/part';

/** Nothing is recorded yet at the first paint. */
const TimelineBar = partBehind(async () => (await import('./TimelineBar')).TimelineBar);

/** The scrubber, or a placeholder until it is loaded. Without it the page stays live. */
export function Timeline(): ReactElement {
  return (
    <ErrorBoundary fallback={(failure) => <FailedPart failure={failure} title={words.timeline} />}>
      <Suspense fallback={<div className="timeline-place" />}>
        <TimelineBar />
      </Suspense>
    </ErrorBoundary>
  );
}
