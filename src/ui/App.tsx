import { lazy, Suspense, type ReactElement } from 'react';
import { DropZone } from './DropZone';
import { Explorer } from './explorer/Explorer';
import { Header } from './header/Header';
import { useDraftInAddress } from './hooks/use-draft-in-address';
import { usePlaygroundState } from './hooks/use-playground';
import { useMedia } from './hooks/use-media';
import { useSpaceToggles } from './hooks/use-space-toggles';
import { Notices } from './Notices';
import { ComparisonPanel } from './panels/ComparisonPanel';
import { ExamplesPanel } from './panels/ExamplesPanel';
import { FoldedSetup } from './panels/FoldedSetup';
import { ModePanel } from './panels/ModePanel';
import { SetupPanel } from './panels/SetupPanel';
import { TaskPanel } from './panels/TaskPanel';
import { TryItPanel } from './panels/TryItPanel';
import { WeightsPanel } from './panels/WeightsPanel';
import { Purpose } from './Purpose';
import { TimelineBar } from './timeline/TimelineBar';

const DownloadDialog = lazy(async () => ({ default: (await import('./dialogs/DownloadDialog')).DownloadDialog }));

/** What is trained at the left, its weights in the middle, what it can do at the right; on a phone, one column with what moves first. */
export function App(): ReactElement {
  useDraftInAddress();
  useSpaceToggles();
  const isDownloading = usePlaygroundState((state) => state.downloadOpen);
  const isPhone = useMedia('(max-width: 699px)');
  const setup = (
    <>
      <TaskPanel />
      <ModePanel />
      <SetupPanel />
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
            <TimelineBar />
            <TryItPanel />
            <ComparisonPanel />
            <ExamplesPanel />
            <Explorer />
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
            <TimelineBar />
            <Explorer />
            <TryItPanel />
          </div>
          <div className="column column-results">
            <ComparisonPanel />
            <ExamplesPanel />
          </div>
        </main>
      )}
      <Notices />
      {isDownloading ? (
        <Suspense fallback={null}>
          <DownloadDialog />
        </Suspense>
      ) : null}
      <DropZone />
    </>
  );
}
