import { lazy, Suspense, type ReactElement } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { usePlaygroundState } from './hooks/use-playground';
import { EmptyState } from './panels/EmptyState';
import { ExamplesToCome } from './panels/ExamplesToCome';
import { Panel } from './panels/Panel';

/**
 * Panels that are fetched after the first paint, each with its place: as high as it will be, and a word of what will
 * stand there. One that cannot be fetched says so, and the others go on.
 */
const Setup = lazy(async () => ({ default: (await import('./panels/SetupPanel')).SetupPanel }));
const Explorer = lazy(async () => ({ default: (await import('./explorer/Explorer')).Explorer }));
const TryIt = lazy(async () => ({ default: (await import('./panels/TryItPanel')).TryItPanel }));
const Examples = lazy(async () => ({ default: (await import('./panels/ExamplesPanel')).ExamplesPanel }));

const lost = (what: string): string => `${what} could not be loaded. Training goes on without; reloading the page may help.`;

export function SetupPlace(): ReactElement {
  const place = (words?: string): ReactElement => (
    <Panel title="Setup" className="setup-panel">
      <p className="setup-place quiet">{words}</p>
    </Panel>
  );
  return (
    <ErrorBoundary fallback={place(lost('The settings'))}>
      <Suspense fallback={place()}>
        <Setup />
      </Suspense>
    </ErrorBoundary>
  );
}

export function ExplorerPlace(): ReactElement {
  const place = (words: string): ReactElement => (
    <Panel title="Look inside" className="explorer-panel">
      <EmptyState>{words}</EmptyState>
    </Panel>
  );
  return (
    <ErrorBoundary fallback={place(lost('The views into the model'))}>
      <Suspense fallback={place('One small histogram per matrix, and a map of its codes.')}>
        <Explorer />
      </Suspense>
    </ErrorBoundary>
  );
}

export function TryItPlace(): ReactElement {
  const place = (words: string): ReactElement => (
    <Panel title="Try it" className="try-panel">
      <EmptyState>{words}</EmptyState>
    </Panel>
  );
  return (
    <ErrorBoundary fallback={place(lost('What the models are tried with'))}>
      <Suspense fallback={place('Try the models from step 0 on, while they learn.')}>
        <TryIt />
      </Suspense>
    </ErrorBoundary>
  );
}

export function ExamplesPlace(): ReactElement {
  const task = usePlaygroundState(({ draft }) => draft.task);
  const place = <ExamplesToCome task={task} />;
  return (
    <ErrorBoundary fallback={place}>
      <Suspense fallback={place}>
        <Examples />
      </Suspense>
    </ErrorBoundary>
  );
}
