import * as words from '#words/ui/app';
import { Suspense, type ReactElement } from 'react';
import { FailedDownload } from './dialogs/FailedDownload';
import { ErrorBoundary } from './parts/ErrorBoundary';
import { FailedEdge } from './FailedEdge';
import { Header } from './header/Header';
import { useAsksBeforeLeaving } from './hooks/use-asks-before-leaving';
import { useDraftInAddress } from './hooks/use-draft-in-address';
import { usePlaygroundState } from './hooks/use-playground';
import { useIsPhone } from './hooks/use-media';
import { useSpaceToggles } from './hooks/use-space-toggles';
import { FoldedSetup } from './panels/FoldedSetup';
import { ModePanel } from './panels/ModePanel';
import { TaskPanel } from './panels/TaskPanel';
import { WeightsPanel } from './panels/WeightsPanel';
import { FailedPart } from './parts/FailedPart';
import { PanelPlace } from './parts/PanelPlace';
import { extraBehind } from './parts/extra';
import { part, partBehind } from './parts/part';
import { ComparisonPlace, ExamplesPlace, ExplorerPlace, SetupPlace, TryItPlace, WaysIn } from './places';
import { Timeline } from './timeline/Timeline';

/** On demand: fetched after the first paint. */
const SkipLinks = extraBehind(async () => (await import('./header/SkipLinks')).SkipLinks);
const Notices = partBehind(async () => (await import('./Notices')).Notices);
const DropZone = partBehind(async () => (await import('./drop/DropZone')).DropZone);
const LinkedView = extraBehind(async () => (await import('./view/LinkedView')).LinkedView);
const Kept = partBehind(async () => (await import('./kept/Kept')).Kept);
const Presenter = part(async () => (await import('./presenter/Presenter')).Presenter);
const ClassDialog = part(async () => (await import('./class/ClassDialog')).ClassDialog);
const SweepDialog = part(async () => (await import('./sweep/SweepDialog')).SweepDialog);
const PapersDialog = part(async () => (await import('./papers/PapersDialog')).PapersDialog);
const XrayDialog = part(async () => (await import('./xray/XrayDialog')).XrayDialog);
const DownloadDialog = part(async () => (await import('./dialogs/DownloadDialog')).DownloadDialog);

/** What is trained at the left, its weights in the middle, what it can do at the right; on a phone, one column with what moves first. */
export function App(): ReactElement {
  useAsksBeforeLeaving();
  useDraftInAddress();
  useSpaceToggles();
  const isPresenting = usePlaygroundState((state) => state.presenting);
  const isDownloading = usePlaygroundState((state) => state.downloadOpen);
  const isClass = usePlaygroundState((state) => state.classDialog !== null);
  const isSweep = usePlaygroundState((state) => state.sweepOpen);
  const isPapers = usePlaygroundState((state) => state.paperCard !== null);
  const isXray = usePlaygroundState((state) => state.xrayFiles !== null);
  const isPhone = useIsPhone();
  const weights = (
    <PanelPlace id="weights" title={words.weights}>
      <WeightsPanel />
    </PanelPlace>
  );
  const setup = (
    <>
      <PanelPlace id="task" title={words.task}>
        <TaskPanel />
      </PanelPlace>
      <PanelPlace id="mode" title={words.modes}>
        <ModePanel />
      </PanelPlace>
      <SetupPlace />
    </>
  );
  return (
    <>
      <SkipLinks />
      <Header />
      <LinkedView />
      {isPhone ? (
        <main className="columns">
          <div className="column">
            <Purpose />
            <WaysIn />
            {weights}
            <Timeline />
            <TryItPlace />
            <ComparisonPlace />
            <ExamplesPlace />
            <ExplorerPlace />
            <ErrorBoundary fallback={() => setup}>
              <Suspense fallback={null}>
                <FoldedSetup>{setup}</FoldedSetup>
              </Suspense>
            </ErrorBoundary>
          </div>
        </main>
      ) : (
        <main className="columns">
          <div className="column column-setup">
            <Purpose />
            <WaysIn />
            {setup}
          </div>
          <div className="column column-weights">
            {weights}
            <Timeline />
            <ExplorerPlace />
            <TryItPlace />
          </div>
          <div className="column column-results">
            <ComparisonPlace />
            <ExamplesPlace />
          </div>
        </main>
      )}
      <ErrorBoundary fallback={(failure) => <FailedPart failure={failure} title={words.keptHere} />}>
        <Suspense fallback={null}>
          <Kept />
        </Suspense>
      </ErrorBoundary>
      <ErrorBoundary fallback={(failure) => <FailedEdge failure={failure} />}>
        <Suspense fallback={null}>
          <Notices />
          <DropZone />
        </Suspense>
        <Suspense fallback={null}>{isPresenting ? <Presenter /> : null}</Suspense>
        <Suspense fallback={null}>{isClass ? <ClassDialog /> : null}</Suspense>
        <Suspense fallback={null}>{isSweep ? <SweepDialog /> : null}</Suspense>
        <Suspense fallback={null}>{isPapers ? <PapersDialog /> : null}</Suspense>
        <Suspense fallback={null}>{isXray ? <XrayDialog /> : null}</Suspense>
      </ErrorBoundary>
      {isDownloading ? (
        <ErrorBoundary fallback={(failure) => <FailedDownload failure={failure} />}>
          <Suspense fallback={null}>
            <DownloadDialog />
          </Suspense>
        </ErrorBoundary>
      ) : null}
    </>
  );
}

/** One sentence on the page, for new visitors. */
function Purpose(): ReactElement {
  return (
    <p className="purpose">
      {words.purpose} <span>{words.instruction}</span>
    </p>
  );
}
