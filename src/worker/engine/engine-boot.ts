import * as words from '#words/worker/engine';
import '../own-scripts';
import { chooseBackend, replaceBackend } from '../backends/choose';
import { reportError } from '../engine-error';
import type { EngineEvent, Reply, Request } from '../protocol';
import type { RunShelf } from '../shelf/run-shelf';
import { answer, replyTo } from './answer';
import { createEngineStart } from './engine-start';
import { fetchedOnce } from './fetched-once';
import { fetchedPart } from './fetched-part';

/** How long the page has to show that Train can be pressed before more is fetched, in ms. */
const untilShownMs = 400;

/** What this browser keeps, with its database; nothing is asked of it before there is a run. */
function shelfLater(): RunShelf {
  const shelf = fetchedOnce(async () => (await import('../shelf/run-shelf')).openRunShelf());
  return {
    write: async (...args) => (await shelf()).write(...args),
    rows: async () => (await shelf()).rows(),
    take: async (...args) => (await shelf()).take(...args),
    read: async (id) => (await shelf()).read(id),
    setAside: async (...args) => (await shelf()).setAside(...args),
    describe: async (...args) => (await shelf()).describe(...args),
    discard: async (...args) => (await shelf()).discard(...args),
    bring: async (...args) => (await shelf()).bring(...args),
    delete: async (...args) => (await shelf()).delete(...args),
    clear: async () => (await shelf()).clear(),
    beat: async (...args) => (await shelf()).beat(...args),
    beats: async () => (await shelf()).beats(),
  };
}

/** Fetches what reads and writes files once something has been trained, in training too: saving needs no network. */
function fetchFilesForRuns(): (event: EngineEvent) => void {
  let isComing = false;
  return ({ type }) => {
    if ((type !== 'progressed' && type !== 'restored') || isComing) return;
    isComing = true;
    // Who saves is told what is missing; the next run tries again.
    Promise.all([import('./run-files'), import('../shelf/library-file')]).catch(() => (isComing = false));
  };
}

/**
 * Makes this worker's engine, which posts events and answers to the page. Backends are found by what has come with this script; all
 * that has to do with runs is fetched as soon as one is found, while the person still looks, or when something asks for it.
 *
 * @returns the request handler
 */
export function startEngine(): (request: Request) => void {
  const fetchFiles = fetchFilesForRuns();
  function emit(event: EngineEvent): void {
    fetchFiles(event);
    self.postMessage(event);
  }
  const start = createEngineStart({ emit, chooseBackend, replaceBackend });
  const engine = fetchedOnce(async () =>
    (await import('./engine')).createEngine({ emit, chooseBackend, replaceBackend, start, shelf: shelfLater() }),
  );
  async function answerOf(request: Request): Promise<Reply> {
    if (request.type === 'alive') return replyTo(request, async () => start.handlers.alive(request));
    if (request.type === 'backends') return replyTo(request, async () => start.handlers.backends(request));
    try {
      return await answer(await fetchedPart(engine(), words.whatTrains), request);
    } catch (error) {
      return { type: 'rejected', request: request.request, error: reportError(error) };
    }
  }
  return (request) => {
    void answerOf(request).then((reply) => {
      self.postMessage(reply);
      if (request.type === 'backends') setTimeout(() => void engine().catch(() => undefined), untilShownMs);
    });
  };
}
