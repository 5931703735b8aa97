import * as words from '#words/ui/kept';
import { Suspense, useCallback, useEffect, useState, type ReactElement } from 'react';
import { dataOf } from '../../state/commands/data-commands';
import { comparisonToOffer, goOnWith, librarySize, type KeptComparison, type LibrarySize } from '../../state/kept-runs';
import { libraryOf } from '../../state/library/library';
import { noticeOf } from '../../state/notice';
import { keepPins } from '../../state/pin-shelf';
import type { Playground } from '../../state/playground';
import { transportState } from '../../state/selectors';
import { useLibrary } from '../hooks/use-library';
import { useOtherTabs } from '../hooks/use-other-tabs';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { useSweeps } from '../hooks/use-sweeps';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { FailedPart } from '../parts/FailedPart';
import { Hideable } from '../parts/Hideable';
import { part } from '../parts/part';
import { deletedWords, deletionQuestion, goOnWords, keptWords, nothingIsKept, problemWords } from '../words/kept-words';
import { DeleteEverything } from './DeleteEverything';
import { OtherLanguage } from './OtherLanguage';
import './kept.css';

const LibraryDialog = part(async () => (await import('../library/LibraryDialog')).LibraryDialog);

/** When to look again for runs of a tab that has just been closed, in ms: a browser may take a moment to say so, and without locks twenty seconds. */
const lookAgainAfterMs = [2_000, 25_000];

/** What this browser keeps: offers to go on with it, tells when it cannot, and deletes it. */
export function Kept(): ReactElement {
  useOtherTabs();
  useKeepsOnLeaving();
  useTellsProblems();
  const playground = usePlayground();
  useEffect(() => void dataOf(playground).restore(), [playground]);
  useEffect(() => keepPins(playground), [playground]);
  const { size, offer, refresh, setOffer } = useKeptSize();
  useNoticeOf(offer, setOffer);
  const given = usePlaygroundState((state) => Object.values(state.given).filter(({ kept }) => kept));
  const sweeps = useSweeps(({ list }) => list.length);
  const pins = usePlaygroundState((state) => Object.keys(state.pinned).length);
  const kept = { runs: size, sweeps, given };
  const problem = usePlaygroundState((state) => state.facts.shelfProblem);
  const [deleted, setDeleted] = useState('');

  async function deleteEverything(): Promise<void> {
    const { client, store } = playground;
    try {
      await client.request('emptyLibrary', {});
      for (const { card } of given) await dataOf(playground).forget(card.kind);
      setDeleted(deletedWords(kept));
    } catch (error) {
      store.getState().notify(noticeOf(error, words.deleting, 'kept'));
    }
    setOffer(null);
    await refresh();
  }

  const isOpen = useLibrary((state) => state.isOpen);
  const isEmpty = nothingIsKept(kept);
  return (
    <Hideable id="kept">
      <footer className="kept">
        <p role="status">{problem === null ? (isEmpty && deleted !== '' ? deleted : keptWords(kept)) : problemWords(problem)}</p>
        {offer === null ? null : (
          <button type="button" className="link-button" onClick={() => void accept(offer, playground, setOffer)}>
            {goOnWords(offer).label}
          </button>
        )}
        {size.runs === 0 ? null : (
          <button type="button" className="link-button" onClick={libraryOf(playground).open}>
            {words.lookAtAll}
          </button>
        )}
        {isEmpty ? null : <DeleteEverything question={deletionQuestion(kept, pins)} onDelete={() => void deleteEverything()} />}
        <OtherLanguage />
        {isOpen ? (
          <ErrorBoundary fallback={(failure) => <FailedPart failure={failure} title={words.keptRuns} />}>
            <Suspense fallback={null}>
              <LibraryDialog />
            </Suspense>
          </ErrorBoundary>
        ) : null}
      </footer>
    </Hideable>
  );
}

/** How long the page is left alone before what is kept is counted, in ms: several runs begin and end together. */
const countAfterMs = 300;

/**
 * What is kept, and what of it is offered; looked up once training could begin, and whenever runs are kept or training stops. Not
 * earlier: the worker that reads it is the one that the page waits for.
 */
function useKeptSize() {
  const { client, store } = usePlayground();
  const [size, setSize] = useState<LibrarySize>({ runs: 0, sizeBytes: 0 });
  const [offer, setOffer] = useState<KeptComparison | null>(null);

  // A storage that fails is told of when something is to be kept.
  const read = useCallback(async () => client.request('library', {}).catch(() => []), [client]);

  const isStarted = usePlaygroundState((state) => state.startUp !== 'starting');
  useEffect(() => {
    if (!isStarted) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look([next, ...later]: readonly number[]): Promise<void> {
      const library = await read();
      const found = comparisonToOffer(library);
      if (isOver) return;
      setSize(librarySize(library));
      if (isMoving(store.getState())) return;
      setOffer(found);
      if (found === null && next !== undefined && library.some(({ heldBy }) => heldBy === 'another-tab'))
        timer = setTimeout(() => void look(later), next);
    }
    void look(lookAgainAfterMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [read, store, isStarted]);

  const entries = useLibrary((state) => state.entries);
  const changes = usePlaygroundState(
    (state) => `${Object.keys(state.facts.shelved).length} ${transportState(state).phase} ${Object.keys(state.facts.runs).length}`,
  );
  useEffect(() => {
    if (!isStarted) return;
    let isOver = false;
    const timer = setTimeout(() => {
      void read().then((library) => {
        if (!isOver) setSize(librarySize(library));
      });
    }, countAfterMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [read, isStarted, changes, entries]);

  return { size, offer, setOffer, refresh: async () => setSize(librarySize(await read())) };
}

const isMoving = (state: ReturnType<Playground['store']['getState']>): boolean => transportState(state).phase === 'running';

/** What could not be put back is offered on: what was missing may be given. */
async function accept(offer: KeptComparison, playground: Playground, setOffer: (offer: KeptComparison | null) => void): Promise<void> {
  playground.store.getState().resolve('kept');
  setOffer(null);
  if (!(await goOnWith(offer, playground))) setOffer(offer);
}

/** The offer as a notice, until it is accepted, declined, or something else is trained. It then stays below the page. */
function useNoticeOf(offer: KeptComparison | null, setOffer: (offer: KeptComparison | null) => void): void {
  const playground = usePlayground();
  useEffect(() => {
    if (offer === null) return;
    const { store, client } = playground;
    const { message, label } = goOnWords(offer);
    store.getState().notify({
      kind: 'information',
      about: 'kept',
      message,
      action: {
        label,
        accept: () => void accept(offer, playground, setOffer),
        decline() {
          setOffer(null);
          // Asked once more at the next visit, where that cannot be noted.
          client.request('setAside', { ids: offer.entries.map(({ id }) => id) }).catch(() => undefined);
        },
      },
    });
    return store.subscribe((state) => {
      if (isMoving(state)) state.resolve('kept');
    });
  }, [offer, setOffer, playground]);
}

/** Everything is kept as it stands when the page is hidden, left or closed. */
function useKeepsOnLeaving(): void {
  const { client } = usePlayground();
  useEffect(() => {
    // Whoever leaves is told nothing any more.
    const keep = (): void => void client.request('shelve', {}).catch(() => undefined);
    const onVisibility = (): void => void (document.visibilityState === 'hidden' && keep());
    addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [client]);
}

/** Says once that nothing is kept, and takes it back when it works again. */
function useTellsProblems(): void {
  const { store } = usePlayground();
  const problem = usePlaygroundState((state) => state.facts.shelfProblem);
  useEffect(() => {
    if (problem === null) store.getState().resolve('keeping');
    else store.getState().notify({ kind: 'error', about: 'keeping', message: problemWords(problem) });
  }, [store, problem]);
}
