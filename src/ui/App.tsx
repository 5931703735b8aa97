import { lazy, Suspense, type ReactElement } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './header/Header';
import { useDraftInAddress } from './hooks/use-draft-in-address';
import { usePlaygroundState } from './hooks/use-playground';
import { useIsPhone } from './hooks/use-media';
import { useSpaceToggles } from './hooks/use-space-toggles';
import { ComparisonPanel } from './panels/ComparisonPanel';
import { EmptyState } from './panels/EmptyState';
import { ExamplesToCome } from './panels/ExamplesToCome';
import { FoldedSetup } from './panels/FoldedSetup';
import { ModePanel } from './panels/ModePanel';
import { Panel } from './panels/Panel';
import { TaskPanel } from './panels/TaskPanel';
import { TryItPanel } from './panels/TryItPanel';
import { WeightsPanel } from './panels/WeightsPanel';
import { Purpose } from './Purpose';
import { Timeline } from './timeline/Timeline';

/** Below the fold, or asked for: fetched after the first paint. */
const Setup = lazy(async () => ({ default: (await import('./panels/SetupPanel')).SetupPanel }));
const Explorer = lazy(async () => ({ default: (await import('./explorer/Explorer')).Explorer }));
const Examples = lazy(async () => ({ default: (await import('./panels/ExamplesPanel')).ExamplesPanel }));
const Notices = lazy(async () => ({ default: (await import('./Notices')).Notices }));
const DropZone = lazy(async () => ({ default: (await import('./DropZone')).DropZone }));
const DownloadDialog = lazy(async () => ({ default: (await import('./dialogs/DownloadDialog')).DownloadDialog }));

/** What is trained at the left, its weights in the middle, what it can do at the right; on a phone, one column with what moves first. */
export function App(): ReactElement {
  useDraftInAddress();
  useSpaceToggles();
  const isDownloading = usePlaygroundState((state) => state.downloadOpen);
  const isPhone = useIsPhone();
  const setup = (
    <>
      <TaskPanel />
      <ModePanel />
      <ErrorBoundary fallback={<SetupPlace>The settings could not be loaded. What is chosen above can be trained; reloading the page may bring them back.</SetupPlace>}>
        <Suspense fallback={<SetupPlace />}>
          <Setup />
        </Suspense>
      </ErrorBoundary>
    </>
  );
  return (
    <>
      <Header />
      {isPhone ? (
        <main className="columns">
          <div className="column">
            <Purpose />
            <WeightsPanel />
            <TryItPanel />
            <ComparisonPanel />
            <ExamplesPlace />
            <ExplorerPlace />
            <FoldedSetup>{setup}</FoldedSetup>
          </div>
        </main>
      ) : (
        <main className="columns">
          <div className="column column-setup">
            <Purpose />
            {setup}
          </div>
          <div className="column column-weights">
            <WeightsPanel />
            <Timeline />
            <ExplorerPlace />
            <TryItPanel />
          </div>
          <div className="column column-results">
            <ComparisonPanel />
            <ExamplesPlace />
          </div>
        </main>
      )}
      <Suspense fallback={null}>
        <Notices />
        <DropZone />
      </Suspense>
      {isDownloading ? (
        <Suspense fallback={null}>
          <DownloadDialog />
        </Suspense>
      ) : null}
    </>
  );
}

function ExplorerPlace(): ReactElement {
  const place = (words: string): ReactElement => (
    <Panel title="Look inside" className="explorer-panel">
      <EmptyState>{words}</EmptyState>
    </Panel>
  );
  return (
    <ErrorBoundary fallback={place('The views into the model could not be loaded. Training goes on without them; reloading the page may bring them back.')}>
      <Suspense fallback={place('One small histogram per matrix, and a map of its codes.')}>
        <Explorer />
      </Suspense>
    </ErrorBoundary>
  );
}

function SetupPlace({ children }: { readonly children?: string }): ReactElement {
  return (
    <Panel title="Setup" className="setup-panel">
      <p className="setup-place quiet">{children}</p>
    </Panel>
  );
}

/** Keeps the place of the examples until they can be drawn. */
function ExamplesPlace(): ReactElement {
  const task = usePlaygroundState(({ draft }) => draft.task);
  return (
    <Suspense fallback={<ExamplesToCome task={task} />}>
      <Examples />
    </Suspense>
  );
}
