import { lazy, Suspense, type ReactElement } from 'react';
import { Header } from './header/Header';
import { useDraftInAddress } from './hooks/use-draft-in-address';
import { usePlaygroundState } from './hooks/use-playground';
import { useIsPhone } from './hooks/use-media';
import { useSpaceToggles } from './hooks/use-space-toggles';
import { ComparisonPanel } from './panels/ComparisonPanel';
import { FoldedSetup } from './panels/FoldedSetup';
import { ModePanel } from './panels/ModePanel';
import { TaskPanel } from './panels/TaskPanel';
import { WeightsPanel } from './panels/WeightsPanel';
import { ExamplesPlace, ExplorerPlace, SetupPlace, TryItPlace } from './places';
import { Purpose } from './Purpose';
import { Timeline } from './timeline/Timeline';

/** Asked for: fetched after the first paint. */
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
      <SetupPlace />
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
            <TryItPlace />
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
            <TryItPlace />
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
