// Before any component, so that the style sheet of a component wins.
import * as words from '#words/main';
import './ui/styles/index.css';
import './ui/first-words.css';
import { startTransition, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { messageOf } from './math/text/message-of';
import type { BitnetScripting } from './scripting/bitnet';
import { scriptingLater } from './scripting/scripting-later';
import { engineStarted } from './state/engine-started';
import { createPlayground } from './state/playground';
import { App } from './ui/App';
import { ErrorBoundary } from './ui/parts/ErrorBoundary';
import { FirstDrawing, firstDrawing } from './ui/first-drawing';
import { followAddress } from './ui/hooks/use-draft-in-address';
import { PlaygroundContext } from './ui/hooks/use-playground';
import { listenForDrops } from './ui/drop/page-drops';
import { beforeNextFrame, paced } from './ui/next-frame';
import { part } from './ui/parts/part';
import { fetchedLater, fetchTheRest } from './ui/parts/fetched-later';
import { Crash } from './ui/rescue/Crash';
import { createEngineClient, type OwnedEngineClient } from './worker/page/client';

/** What another page embeds of this one, and a benchmark of the machine; null: the playground. */
const OtherPage = /^\?(bench|.*embed=)/.test(location.search) ? part(async () => (await import('./ui/OtherPage')).OtherPage) : null;

/** What the engine reports is drawn about ten times a second, however many runs report. */
const DRAW_EVERY_MS = 90;

/** How long a newcomer sees nothing move because the file of the engine is under way, in ms. */
const patienceMs = 1_500;

listenForDrops();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html: #root');

try {
  start(root);
} catch (error) {
  // The first words of the page are still there, with what to try.
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'alert');
  sentence.textContent = words.couldNotStart(messageOf(error));
  root.querySelector('.first-words-loading')?.replaceWith(sentence);
  throw error;
}

/** Takes the place of what `index.html` says. */
function start(place: HTMLElement): void {
  const client = createEngineClient();
  neverFrozen(client);
  const playground = createPlayground(client, paced(beforeNextFrame, DRAW_EVERY_MS), firstDrawing);
  let scripting: BitnetScripting | null = null;
  const fetchScripting = fetchedLater(async () => (scripting ??= (await import('./scripting/bitnet')).createScripting(client)));
  window.bitnet = scriptingLater(fetchScripting);

  const link = followAddress(playground);
  // Made by itself, as if the network had never been away.
  addEventListener('online', playground.transport.tryAgain);

  // Who follows a link has come for that; who would rather see nothing move has said so.
  if (location.hash === '' && !matchMedia('(prefers-reduced-motion: reduce)').matches)
    void engineFileOrPatience(client)
      .then(() => firstDrawing)
      .then(() => playground.store.getState().setRecording('due'));

  const page = (
    <StrictMode>
      <ErrorBoundary fallback={(failure) => <Crash failure={failure} client={client} />}>
        <PlaygroundContext value={playground}>
          <FirstDrawing />
          {OtherPage === null ? (
            <App />
          ) : (
            <Suspense fallback={null}>
              <OtherPage />
            </Suspense>
          )}
        </PlaygroundContext>
      </ErrorBoundary>
    </StrictMode>
  );
  // What was drawn ahead is the playground.
  if (OtherPage !== null) place.replaceChildren();
  // The page as it was drawn ahead stands there until all of it is ready: in slices, so that a slow phone still scrolls.
  startTransition(() => createRoot(place).render(page));
  // Who follows the link of a lesson, or of a view, sees that first.
  fetchTheRest(link.lessonLink + link.viewLink === '' ? engineStarted(playground.store) : Promise.resolve());
  void playground.start();
}

/** Resolves when the network is free for something to look at: the engine's file has arrived, or takes its time. */
function engineFileOrPatience(client: OwnedEngineClient): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, patienceMs);
    client.request('alive', {}).then(
      () => resolve(),
      () => resolve(),
    );
  });
}

/**
 * A page that is left may be frozen, to be shown again. Frozen with it, a worker in the middle of a write keeps what is
 * stored locked for every other page (WebKitGTK 2.50). So its workers end, and it is loaded anew when it is shown again:
 * its runs are kept.
 */
function neverFrozen(client: OwnedEngineClient): void {
  addEventListener('pagehide', ({ persisted }) => persisted && client.close());
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}
