import * as words from '#words/ui/embed';
import * as app from '#words/ui/app';
import { Suspense, useEffect, useRef, useState, type ReactElement } from 'react';
import { encodeAddress } from '../../state/draft-link';
import { part } from '../parts/part';
import { extra } from '../parts/extra';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { PanelPlace } from '../parts/PanelPlace';
import { FailedEdge } from '../FailedEdge';
import { TrainButton } from '../header/TrainButton';
import { ProgressStatus } from '../header/ProgressStatus';
import { useAsksBeforeLeaving } from '../hooks/use-asks-before-leaving';
import { useDraftInAddress } from '../hooks/use-draft-in-address';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { useSpaceToggles } from '../hooks/use-space-toggles';
import { WeightsPanel } from '../panels/WeightsPanel';
import { ComparisonPlace, ExamplesPlace, ExplorerPlace, TryItPlace, WaysIn } from '../places';
import { Timeline } from '../timeline/Timeline';
import { applyTheme } from '../view/apply-theme';
import { embeddedOf, type Embedded } from './embedded';
import { tellHost } from './tell-host';
import './embedded-page.css';

const LinkedView = extra(async () => (await import('../view/LinkedView')).LinkedView);
const Notices = part(async () => (await import('../Notices')).Notices);
const DownloadDialog = part(async () => (await import('../dialogs/DownloadDialog')).DownloadDialog);

/** One panel or one lesson inside another page: a way to train it, a way to the whole, and nothing else. */
export function EmbeddedPage(): ReactElement {
  useAsksBeforeLeaving();
  useDraftInAddress();
  useSpaceToggles();
  const playground = usePlayground();
  const place = useRef<HTMLDivElement>(null);
  const [{ embedded, problem }] = useState(() => embeddedOf(new URLSearchParams(location.search)));
  const address = usePlaygroundState(encodeAddress);
  const isDownloading = usePlaygroundState((state) => state.downloadOpen);

  useEffect(() => applyTheme(embedded.theme), [embedded]);
  useEffect(() => {
    const { store } = playground;
    const { lessonLink, setLessonLink, setExplorerView } = store.getState();
    if (embedded.lesson !== null && lessonLink === '') setLessonLink(`lesson=${embedded.lesson}&step=1`);
    if (embedded.panel === 'timeline') setExplorerView('time');
    if (problem !== null) store.getState().notify({ kind: 'information', about: 'embed', message: problem });
  }, [playground, embedded, problem]);
  useEffect(() => (place.current === null ? undefined : tellHost(playground.store, place.current)), [playground]);

  return (
    <div className="embedded" ref={place}>
      <div className="embedded-bar">
        <TrainButton />
        <ProgressStatus />
        <a href={`${location.pathname}${address === '' ? '' : `#${address}`}`} target="_blank" rel="noopener">
          {words.openWhole}
        </a>
      </div>
      <LinkedView />
      <main className="embedded-panels">
        <Panels embedded={embedded} />
      </main>
      <ErrorBoundary fallback={(failure) => <FailedEdge failure={failure} />}>
        <Suspense fallback={null}>
          <Notices />
          {isDownloading ? <DownloadDialog /> : null}
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}

function Panels({ embedded: { panel, lesson } }: { readonly embedded: Embedded }): ReactElement {
  const weights = (
    <>
      <PanelPlace id="weights" title={app.weights}>
        <WeightsPanel />
      </PanelPlace>
      <Timeline />
    </>
  );
  switch (panel) {
    case 'weights':
      return weights;
    case 'timeline':
    case 'explorer':
      return (
        <>
          <ExplorerPlace />
          <Timeline />
        </>
      );
    case 'try':
      return <TryItPlace />;
    case 'comparison':
      return <ComparisonPlace />;
    case 'examples':
      return (
        <>
          <ExamplesPlace />
          <Timeline />
        </>
      );
    case 'lesson':
      return (
        <>
          <WaysIn only={lesson} />
          {weights}
          <ExplorerPlace />
          <TryItPlace />
          <ComparisonPlace />
          <ExamplesPlace />
        </>
      );
  }
}
