import { lazy, Suspense, type ReactElement } from 'react';
import { ErrorBoundary } from '../ErrorBoundary';
import { usePlaygroundState } from '../hooks/use-playground';
import { separationWords } from '../words/separation-words';
import { EmptyState } from './EmptyState';
import { Panel } from './Panel';

const Comparison = lazy(async () => ({ default: (await import('../comparison/Comparison')).Comparison }));

/** The place of the comparison. What fills it is fetched after the first paint, when there is nothing to compare yet. */
export function ComparisonPanel(): ReactElement {
  const data = usePlaygroundState(({ draft }) => separationWords(draft.task).data);
  const place = (words: string): ReactElement => (
    <Panel title="Comparison" className="comparison-panel">
      <EmptyState>{words}</EmptyState>
    </Panel>
  );
  return (
    <ErrorBoundary fallback={place('The comparison could not be loaded. Training goes on without it; reloading the page may bring it back.')}>
      <Suspense fallback={place(`Loss and score on ${data}, run against run.`)}>
        <Comparison />
      </Suspense>
    </ErrorBoundary>
  );
}
