import * as words from '#words/ui/explorer';
import { Suspense, type ReactElement } from 'react';
import { Explained } from '../glossary/Explained';
import { SegmentedControl } from '../controls/SegmentedControl';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { EmptyState } from '../parts/EmptyState';
import { Panel } from '../parts/Panel';
import { FailedPart } from '../parts/FailedPart';
import './explorer.css';
import { usePreparedLooks } from './use-prepared-looks';
import { viewIds, viewOf } from './views';

/** The views into the model, one at a time, so that the page stays short. */
export function Explorer(): ReactElement {
  const { store } = usePlayground();
  const prepareLooks = usePreparedLooks();
  const open = usePlaygroundState((state) => state.explorerView);
  const offered = usePlaygroundState(({ hidden }) => viewIds.filter((id) => !hidden.includes(id)));
  const chosen = offered.find((id) => id === open) ?? offered[0] ?? 'layers';
  const { summary, term, View } = viewOf(chosen);
  return (
    <Panel
      id="explorer"
      title={words.title}
      subtitle={term === undefined ? summary : <Explained {...term}>{summary}</Explained>}
      aside={
        <SegmentedControl
          className="small"
          label={words.viewChoice}
          value={chosen}
          onChange={(view) => store.getState().setExplorerView(view)}
          onApproach={prepareLooks}
          segments={offered.map((value) => ({ value, label: viewOf(value).label }))}
        />
      }
    >
      <div className="explorer-view">
        <ErrorBoundary key={chosen} fallback={(failure) => <FailedPart failure={failure} />}>
          <Suspense fallback={<EmptyState>{words.loading}</EmptyState>}>
            <View />
          </Suspense>
        </ErrorBoundary>
      </div>
    </Panel>
  );
}
