import * as words from '#words/ui/panels/try-it-panel';
import * as places from '#words/ui/places';
import { Suspense, useMemo, type ReactElement } from 'react';
import { dataNeeded, describeTask } from '../../catalog/tasks/tasks';
import { shownRecords } from '../../state/selectors';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { TryItContext } from '../try-it/use-try-it';
import { FailedPart } from '../parts/FailedPart';
import { part } from '../parts/part';
import { LiveNote } from '../timeline/LiveNote';
import { EmptyState } from '../parts/EmptyState';
import { Panel } from '../parts/Panel';

/** Not needed before the first run exists. */
const TryTask = part(async () => (await import('../try-it/TryTask')).TryTask);

/** Fetched, like all that only some tasks need. */
const Explained = part(async () => (await import('../glossary/Explained')).Explained);

const temperature = (
  <Suspense fallback={words.temperature}>
    <Explained id="temperature" word={words.temperature}>
      {words.temperature}
    </Explained>
  </Suspense>
);

/** A person plays with the very runs that train, from step 0 on. What is offered follows from the kind of the task. */
export function TryItPanel(): ReactElement {
  const { store, client } = usePlayground();
  const prompts = usePlaygroundState((state) => state.prompts);
  const strokes = usePlaygroundState((state) => state.strokes);
  const opening = usePlaygroundState((state) => {
    const needed = dataNeeded(state.draft.task);
    return needed === null ? undefined : state.given[needed]?.report.opening;
  });
  const host = useMemo(() => {
    const { setPrompt, setStroke } = store.getState();
    return {
      client,
      prompts,
      strokes,
      opening,
      temperature,
      setPrompt,
      setStroke,
    };
  }, [client, prompts, strokes, opening, store]);
  const runs = usePlaygroundState(shownRecords);
  const taskId = usePlaygroundState((state) => state.draft.task);
  const experiment = runs[0]?.summary.experiment;
  return (
    <Panel id="try" title={places.tryIt} subtitle={describeTask(taskId).tryIt}>
      <LiveNote />
      {experiment === undefined ? (
        <EmptyState>{places.tryToCome}</EmptyState>
      ) : (
        <TryItContext value={host}>
          <ErrorBoundary key={taskId} fallback={(failure) => <FailedPart failure={failure} />}>
            <Suspense fallback={<EmptyState>{words.loading}</EmptyState>}>
              <TryTask experiment={experiment} runs={runs} />
            </Suspense>
          </ErrorBoundary>
        </TryItContext>
      )}
    </Panel>
  );
}
